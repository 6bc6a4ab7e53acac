package io.stackctl.kubernetes;

import io.stackctl.cluster.Task;
import io.stackctl.kubernetes.state.PodFacts;
import io.stackctl.model.name.ServiceName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Pods as tasks. */
final class PodTasks {

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private PodTasks() {}

    static Task of(JsonNode pod) {
        var metadata = pod.path("metadata");
        var status = pod.path("status");
        var phase = status.path("phase").asString("Unknown");
        boolean leaving = PodFacts.isLeaving(pod);
        var trouble = trouble(pod);
        var since = status.path("startTime").asString(created(metadata));
        return new Task(
                metadata.path("uid").asString(""),
                metadata.path("name").asString(""),
                ServiceName.of(PodFacts.service(pod)),
                pod.path("spec").path("containers").path(0).path("image").asString(""),
                pod.path("spec").path("nodeName").asString(""),
                leaving || ENDED.contains(phase) ? "shutdown" : "running",
                leaving ? "terminating" : state(phase, pod),
                time(since),
                trouble,
                ports(pod));
    }

    private static String created(JsonNode metadata) {
        return metadata.path("creationTimestamp").asString("");
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return Instant.EPOCH;
        }
    }

    /** Such as {@code running}, {@code running (not ready)} or {@code pending}. */
    private static String state(String phase, JsonNode pod) {
        var word = phase.toLowerCase(Locale.ROOT);
        if (!phase.equals("Running")) {
            return word;
        }
        return PodFacts.holds(pod, "Ready") ? word : word + " (not ready)";
    }

    /** Why it does not run, where it says so. */
    private static String trouble(JsonNode pod) {
        var status = pod.path("status");
        for (var container : PodFacts.containers(pod)) {
            var waiting = container.path("state").path("waiting").path("reason").asString("");
            if (!waiting.isEmpty()
                    && !waiting.equals("ContainerCreating")
                    && !waiting.equals("PodInitializing")) {
                return waiting;
            }
            var ended = container.path("state").path("terminated");
            if (ended.path("exitCode").asInt(0) != 0) {
                return ended.path("reason").asString("Error")
                        + " (exit code "
                        + ended.path("exitCode")
                        + ")";
            }
        }
        var placed = PodFacts.condition(pod, "PodScheduled");
        if (placed.path("reason").asString("").equals("Unschedulable")) {
            return "Unschedulable: " + placed.path("message").asString("");
        }
        return status.path("reason").asString("");
    }

    private static String ports(JsonNode pod) {
        var ports = new StringJoiner(", ");
        for (var container : pod.path("spec").path("containers")) {
            for (var port : container.path("ports")) {
                if (port.has("hostPort")) {
                    ports.add(
                            "*:"
                                    + port.path("hostPort")
                                    + "->"
                                    + port.path("containerPort")
                                    + "/"
                                    + port.path("protocol")
                                            .asString("TCP")
                                            .toLowerCase(Locale.ROOT));
                }
            }
        }
        return ports.toString();
    }
}
