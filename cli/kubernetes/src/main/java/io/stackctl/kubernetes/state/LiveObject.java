package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.scope.StackScope;
import tools.jackson.databind.JsonNode;

/** An object as it is in a cluster. */
public record LiveObject(ObjectName id, JsonNode json) {

    public String label(String key) {
        return json.path("metadata").path("labels").path(key).asString("");
    }

    /** The service that it is of, as Kubernetes calls it; empty for one of the whole stack. */
    public String service() {
        return label(StackScope.NAME_LABEL);
    }

    /** The stack that it is of; empty for what stackctl has not made. */
    public String stack() {
        return label(StackScope.MANAGER_LABEL).equals(ApiRequest.MANAGER)
                ? label(StackScope.STACK_LABEL)
                : "";
    }

    /** Whether the cluster made it for another object, with which it goes. */
    public boolean isOwned() {
        return !json.path("metadata").path("ownerReferences").isEmpty();
    }

    /** The fields that stackctl has set by applying it, as the cluster keeps them; may be none. */
    public JsonNode ownFields() {
        return ownFields(json);
    }

    static JsonNode ownFields(JsonNode object) {
        for (var entry : object.path("metadata").path("managedFields")) {
            if (entry.path("manager").asString("").equals(ApiRequest.MANAGER)
                    && entry.path("operation").asString("").equals("Apply")) {
                return entry.path("fieldsV1");
            }
        }
        return object.path("no such field");
    }
}
