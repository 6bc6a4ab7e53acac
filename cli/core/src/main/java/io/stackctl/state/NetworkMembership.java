package io.stackctl.state;

/**
 * A container's place in one network.
 *
 * @param networkName the name on the engine, such as {@code shop_default}
 * @param networkId empty while the container has never run in it
 * @param address the IPv4 address; empty when the container does not run
 */
public record NetworkMembership(String networkName, String networkId, String address) {}
