package io.stackctl.kubernetes.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * A form of a workload that a cluster remembers.
 *
 * @param number counts up with each change
 * @param template what its pods are made of
 * @param made when it was made; empty where the cluster does not tell
 * @param change what differs from the form before it; empty for the oldest
 * @param current whether it is the one that is to run
 */
public record WorkloadRevision(
        LiveObject workload,
        long number,
        Optional<Instant> made,
        JsonNode template,
        String change,
        boolean current) {

    /** What its pods run. */
    public String image() {
        return template.path("spec").path("containers").path(0).path("image").asString("");
    }

    /** How many pods there are to be, which is no part of a form: of the current one alone. */
    public OptionalLong replicas() {
        var replicas = workload.json().path("spec").path("replicas");
        return current && replicas.isNumber()
                ? OptionalLong.of(replicas.asLong())
                : OptionalLong.empty();
    }
}
