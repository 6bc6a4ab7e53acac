package io.stackctl.kubernetes.state;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A form of a workload that a cluster remembers.
 *
 * @param number counts up with each change
 * @param template what its pods are made of
 * @param current whether it is the one that is to run
 */
public record Revision(
        LiveObject workload, long number, Instant made, JsonNode template, boolean current) {

    /** What its pods run. */
    public String image() {
        return template.path("spec").path("containers").path(0).path("image").asString("");
    }
}
