package io.stackctl.kubernetes;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.PodFacts;
import io.stackctl.model.Order;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * Which pod of a service is meant. Those of a StatefulSet have a number, from 0 on, where a service
 * counts from 1; others are counted by their age.
 */
final class RunningPod {

    private static final String NUMBERED = "statefulset.kubernetes.io/pod-name";

    private static final Comparator<JsonNode> ORDER =
            Order.inTurn(
                    List.of(
                            Order.by(RunningPod::ordinal),
                            Order.by(pod ->
                                    pod.path("metadata").path("creationTimestamp").asString("")),
                            Order.by(PodFacts::name)));

    private final ServiceName service;
    private final OptionalInt number;

    RunningPod(ServiceName service, OptionalInt number) {
        this.service = service;
        this.number = number;
    }

    /**
     * Finds it.
     *
     * @param pods where those of the namespace are
     * @throws StackException when none runs, or the one that is meant does not
     */
    JsonNode of(ApiClient api, ApiPath pods, StackName stack) {
        var selector = ObjectObservation.podSelector(stack, ObjectNames.of(service.value()));
        var there =
                api.get(pods.query("labelSelector", selector))
                        .path("items")
                        .valueStream()
                        .filter(pod -> !PodFacts.isLeaving(pod))
                        .sorted(ORDER)
                        .toList();
        var meant = there.stream().filter(pod -> isMeant(pod, there)).toList();
        return meant.stream()
                .filter(RunningPod::runs)
                .findFirst()
                .orElseThrow(() -> notRunning(meant));
    }

    private boolean isMeant(JsonNode pod, List<JsonNode> all) {
        if (number.isEmpty()) {
            return true;
        }
        int ordinal = ordinal(pod);
        return number.getAsInt() == 1 + (ordinal < 0 ? all.indexOf(pod) : ordinal);
    }

    /** The number that a StatefulSet gave it; -1 for another one's pod. */
    private static int ordinal(JsonNode pod) {
        var name = PodFacts.label(pod, NUMBERED);
        try {
            return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private static boolean runs(JsonNode pod) {
        return PodFacts.containerStatus(pod).path("state").has("running");
    }

    private StackException notRunning(List<JsonNode> meant) {
        var which = number.isPresent() ? " container #" + number.getAsInt() : "";
        var why = "";
        if (!meant.isEmpty()) {
            var task = PodTasks.of(meant.getFirst());
            why =
                    ": pod "
                            + task.name()
                            + " is "
                            + task.state()
                            + (task.error().isEmpty() ? "" : ", " + task.error());
        }
        return new StackException(
                new InvalidRequest("service \"" + service + "\" is not running" + which + why));
    }
}
