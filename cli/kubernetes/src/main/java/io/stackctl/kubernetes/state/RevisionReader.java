package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.model.name.StackName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads which forms of workloads a cluster remembers. Of a Deployment they are the sets of its
 * pods, of others they are kept for this alone.
 */
public final class RevisionReader {

    private static final String NUMBER = "deployment.kubernetes.io/revision";

    /** What tells the pods of a form from others; the cluster adds it. */
    private static final String HASH = "pod-template-hash";

    private final ApiClient api;
    private final String namespace;
    private final StackName stack;

    public RevisionReader(ApiClient api, String namespace, StackName stack) {
        this.api = api;
        this.namespace = namespace;
        this.stack = stack;
    }

    /** Those of a stack's workloads, in their order, the newest of each first. */
    public List<WorkloadRevision> of(List<LiveObject> workloads) {
        var sets = list(workloads, true, "replicasets");
        var others = list(workloads, false, "controllerrevisions");
        var all = new ArrayList<WorkloadRevision>();
        for (var workload : workloads) {
            if (workload.id().kind().hasRevisions()) {
                all.addAll(of(workload, isDeployment(workload) ? sets : others));
            }
        }
        return all;
    }

    private static boolean isDeployment(LiveObject workload) {
        return workload.id().kind() == ResourceKind.DEPLOYMENT;
    }

    private List<JsonNode> list(List<LiveObject> workloads, boolean deployments, String plural) {
        var wanted =
                workloads.stream()
                        .anyMatch(one ->
                                one.id().kind().hasRevisions() && isDeployment(one) == deployments);
        if (!wanted) {
            return List.of();
        }
        var path =
                ApiPath.of("apps/v1", namespace, plural)
                        .query("labelSelector", ObjectObservation.podSelector(stack));
        return api.get(path).path("items").valueStream().toList();
    }

    private static List<WorkloadRevision> of(LiveObject workload, List<JsonNode> kept) {
        var byNumber = new TreeMap<Long, JsonNode>();
        for (var one : kept) {
            if (PodFacts.isOf(one, workload.json())) {
                byNumber.put(number(one), one);
            }
        }
        var revisions = new ArrayList<WorkloadRevision>();
        for (var entry : byNumber.descendingMap().entrySet()) {
            revisions.add(
                    new WorkloadRevision(
                            workload,
                            entry.getKey(),
                            made(entry.getValue()),
                            template(entry.getValue()),
                            change(workload, byNumber.lowerEntry(entry.getKey()), entry.getValue()),
                            entry.getKey().equals(byNumber.lastKey())));
        }
        return revisions;
    }

    private static long number(JsonNode kept) {
        return kept.has("revision")
                ? kept.path("revision").asLong(0)
                : kept.path("metadata").path("annotations").path(NUMBER).asLong(0);
    }

    private static Optional<Instant> made(JsonNode kept) {
        try {
            return Optional.of(
                    Instant.parse(kept.path("metadata").path("creationTimestamp").asString("")));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String change(
            LiveObject workload, @Nullable Entry<Long, JsonNode> before, JsonNode kept) {
        return before == null
                ? ""
                : String.join(
                        ", ",
                        Difference.of(
                                workload.id().kind(),
                                workloadOf(before.getValue()),
                                workloadOf(kept)));
    }

    /** What is kept of a form, where it stands in a workload. */
    private static ObjectNode workloadOf(JsonNode kept) {
        var workload = JsonNodeFactory.instance.objectNode();
        workload.putObject("spec").set("template", template(kept));
        return workload;
    }

    private static JsonNode template(JsonNode kept) {
        var said = kept.has("data") ? kept.path("data") : kept;
        var template = said.path("spec").path("template").deepCopy();
        if (template instanceof ObjectNode object) {
            object.remove("$patch");
            if (object.path("metadata").path("labels") instanceof ObjectNode labels) {
                labels.remove(HASH);
            }
        }
        return template;
    }
}
