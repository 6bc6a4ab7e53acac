package io.stackctl.cluster;

import io.stackctl.model.name.ServiceName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A form of a service that a cluster remembers.
 *
 * @param number counts up with each change of it
 * @param made when it was made; empty where nobody tells
 * @param image what it runs
 * @param replicas how many tasks it is to have; empty where that depends on the machines, or nobody
 *     remembers
 * @param current whether it is the one that is to run
 * @param progress how the change to it goes, in the cluster's words, such as {@code paused}; empty
 *     where there is nothing to tell
 * @param change what differs from the form before it, such as {@code image web:1 -> web:2}; empty
 *     for the oldest
 */
public record ServiceRevision(
        ServiceName service,
        long number,
        Optional<Instant> made,
        String image,
        OptionalLong replicas,
        boolean current,
        String progress,
        String change) {}
