package io.stackctl.state;

import io.stackctl.model.name.NetworkId;
import java.util.Optional;

/**
 * A container's place in one network.
 *
 * @param networkName the name on the engine, such as {@code shop_default}
 * @param networkId empty while the container has never run in it
 * @param address the IPv4 address; empty when the container does not run
 */
public record NetworkMembership(
        String networkName, Optional<NetworkId> networkId, String address) {}
