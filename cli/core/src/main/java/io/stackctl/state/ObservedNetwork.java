package io.stackctl.state;

import io.stackctl.model.name.NetworkId;

/**
 * A network on the engine.
 *
 * @param driver such as {@code bridge}
 * @param labels all labels, those of Compose among them
 */
public record ObservedNetwork(NetworkId id, String name, String driver, StackLabels labels) {}
