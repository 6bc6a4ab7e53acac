package io.stackctl.kubernetes.action;

import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.Words;
import io.stackctl.kubernetes.state.ObjectName;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.PodFacts;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What of a stack was removed, and does not go. */
final class Remaining {

    /** By this one a cluster itself keeps an object until its pods are gone. */
    private static final String FOREGROUND = "foregroundDeletion";

    private final KubernetesContext context;

    Remaining(KubernetesContext context) {
        this.context = context;
    }

    /**
     * All of it, sorted, with the finalizers of others and the nodes of pods: {@code
     * deployment/web, pod/web-1 (node n1)}.
     *
     * @param one what is among it in any case
     */
    String text(ObjectName one) {
        var all = new TreeSet<String>();
        try {
            var objects = new ObjectObservation(context.api(), context.namespace());
            for (var live : objects.look(context.stack()).objects()) {
                if (PodFacts.isLeaving(live.json()) || live.id().equals(one)) {
                    all.add(live.id() + finalizers(live.json()));
                }
            }
            for (var pod : pods()) {
                if (PodFacts.isLeaving(pod)) {
                    all.add("pod/" + PodFacts.name(pod) + node(pod) + finalizers(pod));
                }
            }
        } catch (StackException untold) {
            all.add(one.toString());
        }
        return Words.cut(String.join(", ", all));
    }

    private JsonNode pods() {
        return context.api()
                .get(
                        ApiPath.of("v1", context.namespace(), "pods")
                                .query(
                                        "labelSelector",
                                        ObjectObservation.podSelector(context.stack())))
                .path("items");
    }

    private static String node(JsonNode pod) {
        var node = pod.path("spec").path("nodeName").asString("");
        return node.isEmpty() ? "" : " (node " + node + ")";
    }

    private static String finalizers(JsonNode object) {
        var others = new TreeSet<String>();
        for (var finalizer : object.path("metadata").path("finalizers")) {
            others.add(finalizer.asString(""));
        }
        others.remove(FOREGROUND);
        return others.isEmpty() ? "" : " (finalizer " + String.join(", ", others) + ")";
    }
}
