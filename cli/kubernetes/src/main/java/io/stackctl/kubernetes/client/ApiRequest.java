package io.stackctl.kubernetes.client;

import tools.jackson.databind.JsonNode;

/**
 * One request.
 *
 * @param contentType what the body is; empty without one
 */
public record ApiRequest(String method, ApiPath path, String contentType, String body) {

    /** Who has set what is set here, as the cluster keeps it. */
    public static final String MANAGER = "stackctl";

    public static ApiRequest get(ApiPath path) {
        return new ApiRequest("GET", path, "", "");
    }

    /**
     * Has an object as it says, and leaves alone what it does not say and others have set.
     *
     * @param path the object's
     * @param force whether others lose what they have set otherwise
     * @param dryRun whether the cluster only says what would become of it
     */
    public static ApiRequest apply(ApiPath path, JsonNode object, boolean force, boolean dryRun) {
        var asked = path.query("fieldManager", MANAGER);
        asked = force ? asked.query("force", "true") : asked;
        asked = dryRun ? asked.query("dryRun", "All") : asked;
        // JSON is YAML, too.
        return new ApiRequest("PATCH", asked, "application/apply-patch+yaml", object.toString());
    }

    /** Changes a part of an object; null takes a field away, and lists are replaced. */
    public static ApiRequest merge(ApiPath path, JsonNode part) {
        return new ApiRequest(
                "PATCH",
                path.query("fieldManager", MANAGER),
                "application/merge-patch+json",
                part.toString());
    }

    /**
     * Changes an object step by step, as RFC 6902 has it: a step that is a test, and fails, fails
     * all of it.
     */
    public static ApiRequest patch(ApiPath path, JsonNode steps) {
        return new ApiRequest(
                "PATCH",
                path.query("fieldManager", MANAGER),
                "application/json-patch+json",
                steps.toString());
    }

    /**
     * Removes an object.
     *
     * @param options as {@code DeleteOptions} has them
     */
    public static ApiRequest delete(ApiPath path, JsonNode options) {
        return new ApiRequest("DELETE", path, "application/json", options.toString());
    }
}
