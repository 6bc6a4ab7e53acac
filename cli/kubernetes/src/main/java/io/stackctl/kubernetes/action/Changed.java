package io.stackctl.kubernetes.action;

import io.stackctl.kubernetes.state.ObjectName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * What the actions of a plan have changed: who waits must not take what was before for an answer.
 */
final class Changed {

    private final Map<ObjectName, JsonNode> answers = new ConcurrentHashMap<>();

    /** Remembers what the cluster answered to a change. */
    void add(ObjectName id, JsonNode answer) {
        answers.put(id, answer);
    }

    /** Whether an object is as it was before the change. */
    boolean isBefore(ObjectName id, JsonNode told) {
        var answer = answers.get(id);
        if (answer == null) {
            return false;
        }
        var was = answer.path("metadata");
        var is = told.path("metadata");
        return !was.path("uid").equals(is.path("uid"))
                || is.path("generation").asLong(0) < was.path("generation").asLong(0);
    }
}
