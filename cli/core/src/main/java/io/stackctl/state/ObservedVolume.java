package io.stackctl.state;

/**
 * A volume on the engine.
 *
 * @param driver such as {@code local}
 * @param mountpoint where its data lies on the engine's host
 * @param labels all labels, those of Compose among them
 */
public record ObservedVolume(String name, String driver, String mountpoint, StackLabels labels) {}
