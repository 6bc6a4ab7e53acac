package io.stackctl.kubernetes.fake;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a workload stands once its controllers have done all that is to be done. */
final class Ready {

    private Ready() {}

    static ObjectNode status(ObjectNode object) {
        long replicas = object.path("spec").path("replicas").asLong(1);
        var status = JsonNodeFactory.instance.objectNode();
        status.put("observedGeneration", object.path("metadata").path("generation").asLong(0));
        for (var count :
                new String[] {
                    "replicas", "updatedReplicas", "availableReplicas", "readyReplicas"
                }) {
            status.put(count, replicas);
        }
        for (var count :
                new String[] {
                    "updatedNumberScheduled", "desiredNumberScheduled", "numberAvailable"
                }) {
            status.put(count, 1);
        }
        status.put("updateRevision", "r").put("currentRevision", "r");
        status.putArray("conditions").addObject().put("type", "Complete").put("status", "True");
        return status;
    }
}
