package io.stackctl.cluster;

import java.time.Duration;
import java.util.Optional;

/**
 * How a stack is brought to its definition.
 *
 * @param renew whether services get new tasks that are as they should be
 * @param removeOrphans whether services go that the definition does not have any more
 * @param waits whether it is waited until the cluster has done what is wanted
 * @param timeout how long that may take; empty for as long as there is progress
 * @param force whether fields are taken over that somebody else has set otherwise
 * @param registryAuth whether the machines get the user's logins, to pull with
 */
public record UpOrder(
        boolean renew,
        boolean removeOrphans,
        boolean waits,
        Optional<Duration> timeout,
        boolean force,
        boolean registryAuth) {}
