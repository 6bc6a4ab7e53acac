package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.scope.StackScope;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a pod says of itself. */
public final class PodFacts {

    private PodFacts() {}

    public static String name(JsonNode pod) {
        return pod.path("metadata").path("name").asString("");
    }

    public static String label(JsonNode pod, String key) {
        return pod.path("metadata").path("labels").path(key).asString("");
    }

    public static String service(JsonNode pod) {
        return label(pod, StackScope.NAME_LABEL);
    }

    /** Whether it is being removed. */
    public static boolean isLeaving(JsonNode pod) {
        return pod.path("metadata").has("deletionTimestamp");
    }

    /** Whether an object made it. */
    public static boolean isOf(JsonNode pod, JsonNode owner) {
        var uid = owner.path("metadata").path("uid").asString("");
        for (var reference : pod.path("metadata").path("ownerReferences")) {
            if (reference.path("uid").asString("").equals(uid)) {
                return true;
            }
        }
        return false;
    }

    /** The name of the container that is the service's; others may have been put beside it. */
    public static String container(JsonNode pod) {
        var containers = pod.path("spec").path("containers");
        for (var container : containers) {
            if (container.path("name").asString("").equals(service(pod))) {
                return service(pod);
            }
        }
        return containers.path(0).path("name").asString("");
    }

    /** How that container stands; missing where nothing is told of it yet. */
    public static JsonNode containerStatus(JsonNode pod) {
        var name = container(pod);
        for (var status : pod.path("status").path("containerStatuses")) {
            if (status.path("name").asString("").equals(name)) {
                return status;
            }
        }
        return pod.path("no such status");
    }

    /** How its containers stand: those that run before the others first. */
    public static List<JsonNode> containers(JsonNode pod) {
        var all = new ArrayList<JsonNode>();
        pod.path("status").path("initContainerStatuses").forEach(all::add);
        pod.path("status").path("containerStatuses").forEach(all::add);
        return all;
    }

    /** One of the conditions of an object, by its type; missing where it says none. */
    public static JsonNode condition(JsonNode object, String type) {
        for (var condition : object.path("status").path("conditions")) {
            if (condition.path("type").asString("").equals(type)) {
                return condition;
            }
        }
        return object.path("no such condition");
    }

    /** Whether a condition is there and holds. */
    public static boolean holds(JsonNode object, String type) {
        return condition(object, type).path("status").asString("").equals("True");
    }
}
