package io.stackctl.state;

/**
 * A network on the engine.
 *
 * @param driver such as {@code bridge}
 * @param labels all labels, those of Compose among them
 */
public record ObservedNetwork(String id, String name, String driver, StackLabels labels) {}
