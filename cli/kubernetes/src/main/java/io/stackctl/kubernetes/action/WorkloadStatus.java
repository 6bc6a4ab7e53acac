package io.stackctl.kubernetes.action;

import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.client.Words;
import io.stackctl.kubernetes.state.PodFacts;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether a workload has come, as {@code kubectl rollout status} and {@code wait} see it. */
final class WorkloadStatus {

    private final JsonNode object;

    WorkloadStatus(JsonNode object) {
        this.object = object;
    }

    private long status(String field) {
        return object.path("status").path(field).asLong(0);
    }

    private long wanted() {
        return object.path("spec").path("replicas").asLong(1);
    }

    /**
     * Whether the cluster has looked at what was changed last: until then, it tells of what was
     * before. Jobs, which cannot change, do not say.
     */
    boolean isSeen(ResourceKind kind) {
        return kind == ResourceKind.JOB || isSeen();
    }

    private boolean isSeen() {
        return status("observedGeneration") >= object.path("metadata").path("generation").asLong(0);
    }

    /** Whether all is as it is to be. */
    boolean isThere(ResourceKind kind) {
        return switch (kind) {
            case DEPLOYMENT ->
                    isSeen()
                            && status("updatedReplicas") >= wanted()
                            && status("replicas") <= status("updatedReplicas")
                            && status("availableReplicas") >= status("updatedReplicas");
            case STATEFUL_SET -> isSeen() && isSetThere();
            case DAEMON_SET ->
                    isSeen()
                            && status("updatedNumberScheduled") >= status("desiredNumberScheduled")
                            && status("numberAvailable") >= status("desiredNumberScheduled");
            case JOB -> PodFacts.holds(object, "Complete");
            default -> true;
        };
    }

    private boolean isSetThere() {
        var status = object.path("status");
        return status("readyReplicas") >= wanted()
                && status("replicas") <= Math.max(wanted(), status("readyReplicas"))
                && (wanted() == 0
                        || status.path("updateRevision").equals(status.path("currentRevision")));
    }

    /** Why the cluster itself has given up; empty where it has not. */
    Optional<String> givenUp() {
        var progress = PodFacts.condition(object, "Progressing");
        if (progress.path("reason").asString("").equals("ProgressDeadlineExceeded")) {
            return Optional.of(told(progress));
        }
        if (PodFacts.holds(object, "ReplicaFailure")) {
            return Optional.of(told(PodFacts.condition(object, "ReplicaFailure")));
        }
        return PodFacts.holds(object, "Failed")
                ? Optional.of(told(PodFacts.condition(object, "Failed")))
                : Optional.empty();
    }

    private static String told(JsonNode condition) {
        return Words.line(
                condition.path("reason").asString("")
                        + ": "
                        + condition.path("message").asString(""));
    }
}
