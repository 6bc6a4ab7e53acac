package io.stackctl.kubernetes.action;

import io.stackctl.kubernetes.client.Words;
import io.stackctl.kubernetes.state.PodFacts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/** What is wrong with pods, and whether it is plain that it stays so. */
final class PodTrouble {

    /** What fails once may have come before what it needs. */
    private static final int RESTARTS = 3;

    /** Time in which a machine may still come, or a volume, or what others make. */
    private static final Duration PLACING = Duration.ofSeconds(30);

    /** Time in which a registry may come back: machines try again after 10 s, and after 20 more. */
    private static final Duration PULLING = Duration.ofSeconds(60);

    private static final Set<String> AT_ONCE = Set.of("InvalidImageName", "ErrImageNeverPull");

    private static final Set<String> PULLS = Set.of("ErrImagePull", "ImagePullBackOff");

    /** How machines tell that a registry has answered, and that the answer stays the same. */
    private static final List<String> NOT_TO_BE_HAD =
            List.of(
                    ": not found",
                    "manifest unknown",
                    "access denied",
                    "does not exist",
                    "authorization failed",
                    "authentication required",
                    "401 Unauthorized",
                    "403 Forbidden");

    private static final Set<String> AFTER_A_WHILE =
            Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

    private static final Set<String> USUAL_ENDS = Set.of("Error", "Completed");

    private final LongSupplier nanos;
    private final Map<String, String> pullErrors = new HashMap<>();
    private Map<String, Long> since = new HashMap<>();

    /**
     * Has seen nothing yet.
     *
     * @param nanos the time, as {@link System#nanoTime} has it
     */
    PodTrouble(LongSupplier nanos) {
        this.nanos = nanos;
    }

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
        // What has passed meanwhile begins anew when it comes back.
        var before = since;
        since = new HashMap<>();
        Optional<Found> hopeless = Optional.empty();
        for (var pod : pods) {
            for (var container : PodFacts.containers(pod)) {
                hopeless = hopeless.or(() -> hopeless(pod, container, before));
            }
            hopeless =
                    hopeless.or(() -> unplaced(pod).filter(found -> lasts(found, PLACING, before)));
        }
        return hopeless;
    }

    private Optional<Found> hopeless(JsonNode pod, JsonNode container, Map<String, Long> before) {
        return waiting(pod, container).filter(found -> isHopeless(found, container, before));
    }

    private boolean isHopeless(Found found, JsonNode container, Map<String, Long> before) {
        var reason = found.reason();
        if (PULLS.contains(reason)) {
            return NOT_TO_BE_HAD.stream().anyMatch(found.message()::contains)
                    || lasts(found, PULLING, before);
        }
        return AT_ONCE.contains(reason)
                || (AFTER_A_WHILE.contains(reason) && lasts(found, PLACING.dividedBy(3), before))
                || (reason.equals("CrashLoopBackOff")
                        && container.path("restartCount").asInt(0) >= RESTARTS);
    }

    private boolean lasts(Found found, Duration time, Map<String, Long> before) {
        // Of a pull, both reasons come in turn.
        var what = PULLS.contains(found.reason()) ? "pull" : found.reason();
        var key = found.pod() + " " + found.container() + " " + what;
        long now = nanos.getAsLong();
        long first = before.getOrDefault(key, now);
        since.put(key, first);
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

    private Optional<Found> waiting(JsonNode pod, JsonNode container) {
        var waiting = container.path("state").path("waiting");
        var reason = waiting.path("reason").asString("");
        if (reason.isEmpty()) {
            return Optional.empty();
        }
        var name = container.path("name").asString("");
        var message = Words.line(waiting.path("message").asString(""));
        if (PULLS.contains(reason)) {
            message = withCause(PodFacts.name(pod) + " " + name, reason, message);
        }
        var ended = container.path("lastState").path("terminated");
        return Optional.of(
                new Found(
                        PodFacts.name(pod),
                        name,
                        reason,
                        message + (ended.isMissingNode() ? "" : " (" + end(ended) + ")"),
                        !ended.isMissingNode()));
    }

    /** Older machines tell the cause with the first of both reasons only. */
    private String withCause(String container, String reason, String message) {
        if (reason.equals("ErrImagePull")) {
            pullErrors.put(container, message);
            return message;
        }
        var cause = pullErrors.getOrDefault(container, "");
        return message.contains(cause) ? message : message + ": " + cause;
    }

    /** {@code exit code 137, OOMKilled}. */
    private static String end(JsonNode terminated) {
        var reason = Words.line(terminated.path("reason").asString(""));
        return "exit code "
                + terminated.path("exitCode").asInt(0)
                + (reason.isEmpty() || USUAL_ENDS.contains(reason) ? "" : ", " + reason);
    }

    private static Optional<Found> terminated(JsonNode pod, JsonNode container, String state) {
        var ended = container.path(state).path("terminated");
        return ended.isMissingNode() || ended.path("exitCode").asInt(0) == 0
                ? Optional.empty()
                : Optional.of(
                        new Found(
                                PodFacts.name(pod),
                                container.path("name").asString(""),
                                Words.line(ended.path("reason").asString("Error")),
                                "exit code " + ended.path("exitCode").asInt(0),
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
                                Words.line(placed.path("message").asString("")),
                                false))
                : Optional.empty();
    }
}
