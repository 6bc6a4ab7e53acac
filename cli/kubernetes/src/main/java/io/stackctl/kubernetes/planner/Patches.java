package io.stackctl.kubernetes.planner;

import io.stackctl.kubernetes.state.LiveObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Parts of workloads that verbs set. */
final class Patches {

    private static final String RESTARTED = "kubectl.kubernetes.io/restartedAt";

    private Patches() {}

    /** Pods are made anew when their template changes, and this changes it. */
    static JsonNode restart(Instant now) {
        var patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/spec/template/metadata/annotations")
                .put(RESTARTED, now.truncatedTo(ChronoUnit.MILLIS).toString());
        return patch;
    }

    /** Pods are made of another template, if the workload is still the one that was looked at. */
    static JsonNode template(LiveObject workload, JsonNode template) {
        var steps = JsonNodeFactory.instance.arrayNode();
        steps.addObject()
                .put("op", "test")
                .put("path", "/metadata/uid")
                .set("value", workload.json().path("metadata").path("uid"));
        steps.addObject().put("op", "replace").put("path", "/spec/template").set("value", template);
        return steps;
    }

    static JsonNode replicas(int count) {
        var patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/spec").put("replicas", count);
        return patch;
    }
}
