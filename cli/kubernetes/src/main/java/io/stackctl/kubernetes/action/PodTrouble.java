package io.stackctl.kubernetes.action;

import io.stackctl.kubernetes.state.PodFacts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is wrong with pods, and whether it is plain that it stays so. */
final class PodTrouble {

    /** What fails once may have come before what it needs. */
    private static final int RESTARTS = 3;

    /** Time in which a machine may still come, or a volume, or what others make. */
    private static final Duration PLACING = Duration.ofSeconds(30);

    private static final Set<String> AT_ONCE =
            Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

    private static final Set<String> AFTER_A_WHILE =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

    private final Map<String, Long> since = new HashMap<>();

    /**
     * Something that is wrong.
     *
     * @param container empty where it is the pod itself
     * @param ended whether it ran, and what it wrote then is to be asked for
     */
    record Found(String pod, String container, String reason, String message, boolean ended) {
        @Override
        public String toString() {
            return "pod "
                    + pod
                    + (container.isEmpty() ? "" : ", container " + container)
                    + ": "
                    + reason
                    + (message.isEmpty() ? "" : ": " + message);
        }
    }

    /** What will not become better by itself; empty as long as there is hope. */
    Optional<Found> of(List<JsonNode> pods) {
        for (var pod : pods) {
            var found = hopeless(pod);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> hopeless(JsonNode pod) {
        for (var container : PodFacts.containers(pod)) {
            var found = waiting(pod, container);
            if (found.isPresent() && isHopeless(found.get(), container)) {
                return found;
            }
        }
        return unplaced(pod).filter(found -> lasts(found, PLACING));
    }

    private boolean isHopeless(Found found, JsonNode container) {
        return AT_ONCE.contains(found.reason())
                || (AFTER_A_WHILE.contains(found.reason()) && lasts(found, PLACING.dividedBy(3)))
                || (found.reason().equals("CrashLoopBackOff")
                        && container.path("restartCount").asInt(0) >= RESTARTS);
    }

    private boolean lasts(Found found, Duration time) {
        long now = System.nanoTime();
        long first = since.computeIfAbsent(found.pod() + " " + found.reason(), key -> now);
        return now - first >= time.toNanos();
    }

    /** What is wrong with any of them, whether there is hope or not. */
    Optional<Found> last(List<JsonNode> pods) {
        for (var pod : pods) {
            for (var container : PodFacts.containers(pod)) {
                var found =
                        waiting(pod, container)
                                .filter(one ->
                                        !one.reason().equals("PodInitializing")
                                                && !one.reason().equals("ContainerCreating"))
                                .or(() -> terminated(pod, container, "state"))
                                .or(() -> terminated(pod, container, "lastState"))
                                .or(() -> unready(pod, container));
                if (found.isPresent()) {
                    return found;
                }
            }
            var unplaced = unplaced(pod);
            if (unplaced.isPresent()) {
                return unplaced;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> waiting(JsonNode pod, JsonNode container) {
        var waiting = container.path("state").path("waiting");
        var reason = waiting.path("reason").asString("");
        if (reason.isEmpty()) {
            return Optional.empty();
        }
        var ended = container.path("lastState").path("terminated");
        var code = ended.isMissingNode() ? "" : " (exit code " + ended.path("exitCode") + ")";
        return Optional.of(
                new Found(
                        PodFacts.name(pod),
                        container.path("name").asString(""),
                        reason,
                        waiting.path("message").asString("") + code,
                        !ended.isMissingNode()));
    }

    private static Optional<Found> terminated(JsonNode pod, JsonNode container, String state) {
        var ended = container.path(state).path("terminated");
        return ended.isMissingNode() || ended.path("exitCode").asInt(0) == 0
                ? Optional.empty()
                : Optional.of(
                        new Found(
                                PodFacts.name(pod),
                                container.path("name").asString(""),
                                ended.path("reason").asString("Error"),
                                "exit code " + ended.path("exitCode"),
                                state.equals("lastState")));
    }

    private static Optional<Found> unready(JsonNode pod, JsonNode container) {
        boolean runs = container.path("state").has("running");
        return runs && !container.path("ready").asBoolean(false)
                ? Optional.of(
                        new Found(
                                PodFacts.name(pod),
                                container.path("name").asString(""),
                                "it runs and is not ready",
                                "",
                                false))
                : Optional.empty();
    }

    private static Optional<Found> unplaced(JsonNode pod) {
        var placed = PodFacts.condition(pod, "PodScheduled");
        return placed.path("reason").asString("").equals("Unschedulable")
                ? Optional.of(
                        new Found(
                                PodFacts.name(pod),
                                "",
                                "Unschedulable",
                                placed.path("message").asString(""),
                                false))
                : Optional.empty();
    }
}
