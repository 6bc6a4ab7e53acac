package io.stackctl.cluster;

import io.stackctl.model.name.ServiceName;
import java.time.Instant;

/**
 * A form of a service that a cluster remembers.
 *
 * @param number counts up with each change of it
 * @param made when it was made
 * @param image what it runs
 * @param current whether it is the one that is to run
 */
public record ServiceRevision(
        ServiceName service, long number, Instant made, String image, boolean current) {}
