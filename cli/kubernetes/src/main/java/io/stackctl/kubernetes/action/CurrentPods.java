package io.stackctl.kubernetes.action;

import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.PodFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The pods of a workload as it is to be now; those of older forms do not count. */
final class CurrentPods {

    private static final String REVISION = "deployment.kubernetes.io/revision";

    private final KubernetesContext context;
    private final ResourceKind kind;
    private final JsonNode workload;

    CurrentPods(KubernetesContext context, ResourceKind kind, JsonNode workload) {
        this.context = context;
        this.kind = kind;
        this.workload = workload;
    }

    /** As the watch has told them, which may be a moment behind the one of the workload. */
    List<JsonNode> all() {
        return current(context.watch().pods().values());
    }

    /** As they are, by a call. */
    List<JsonNode> asked() {
        var pods = new ArrayList<JsonNode>();
        context.api()
                .get(
                        ApiPath.of("v1", context.namespace(), "pods")
                                .query(
                                        "labelSelector",
                                        ObjectObservation.podSelector(context.stack())))
                .path("items")
                .forEach(pods::add);
        return current(pods);
    }

    private List<JsonNode> current(Collection<JsonNode> all) {
        var service = PodFacts.service(workload);
        var pods =
                all.stream()
                        .filter(pod -> PodFacts.service(pod).equals(service))
                        .filter(pod -> !PodFacts.isLeaving(pod))
                        .toList();
        if (pods.isEmpty()) {
            return pods;
        }
        return switch (kind) {
            case DEPLOYMENT -> ofNewest(pods);
            case STATEFUL_SET ->
                    pods.stream()
                            .filter(pod -> PodFacts.isOf(pod, workload))
                            .filter(this::isOfUpdate)
                            .toList();
            case DAEMON_SET ->
                    pods.stream()
                            .filter(pod -> PodFacts.isOf(pod, workload))
                            .filter(this::isOfGeneration)
                            .toList();
            default -> pods.stream().filter(pod -> PodFacts.isOf(pod, workload)).toList();
        };
    }

    private boolean isOfUpdate(JsonNode pod) {
        var update = workload.path("status").path("updateRevision").asString("");
        return update.isEmpty() || PodFacts.label(pod, "controller-revision-hash").equals(update);
    }

    private boolean isOfGeneration(JsonNode pod) {
        var generation = workload.path("metadata").path("generation").asString("");
        var label = PodFacts.label(pod, "pod-template-generation");
        return label.isEmpty() || label.equals(generation);
    }

    /** A Deployment has a set of pods for each of its forms, and counts them. */
    private List<JsonNode> ofNewest(List<JsonNode> pods) {
        var wanted = revision(workload);
        var found = new ArrayList<JsonNode>();
        for (var set : sets()) {
            if (PodFacts.isOf(set, workload) && revision(set).equals(wanted)) {
                pods.stream().filter(pod -> PodFacts.isOf(pod, set)).forEach(found::add);
            }
        }
        return found;
    }

    private JsonNode sets() {
        return context.api()
                .get(
                        ApiPath.of("apps/v1", context.namespace(), "replicasets")
                                .query(
                                        "labelSelector",
                                        ObjectObservation.podSelector(context.stack())))
                .path("items");
    }

    private static String revision(JsonNode object) {
        return object.path("metadata").path("annotations").path(REVISION).asString("");
    }
}
