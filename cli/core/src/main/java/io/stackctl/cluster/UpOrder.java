package io.stackctl.cluster;

import io.stackctl.model.name.ServiceName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a stack is brought to its definition.
 *
 * @param renewed the services that get new tasks though they are as they should be
 * @param removeOrphans whether services go that the definition does not have any more
 * @param waits whether it is waited until the cluster has done what is wanted
 * @param timeout how long that may take; empty for as long as there is progress
 * @param force whether fields are taken over that somebody else has set otherwise
 * @param registryAuth whether the machines get the user's logins, to pull with
 */
public record UpOrder(
        Set<ServiceName> renewed,
        boolean removeOrphans,
        boolean waits,
        Optional<Duration> timeout,
        boolean force,
        boolean registryAuth) {

    public UpOrder {
        renewed = Set.copyOf(renewed);
    }
}
