package io.stackctl.state;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import java.util.OptionalInt;

/**
 * How much of a service is of one revision.
 *
 * @param containers how many there are
 * @param up how many of them run
 * @param drained how many of them get nothing new
 * @param share the part of the requests, in a thousand, that it gets; empty where nothing is said,
 *     so that all that are ready share alike
 */
public record ServingRevision(
        ServiceName service,
        RevisionNumber revision,
        int containers,
        int up,
        int drained,
        OptionalInt share) {}
