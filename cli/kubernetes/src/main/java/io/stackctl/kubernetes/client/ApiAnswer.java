package io.stackctl.kubernetes.client;

import io.stackctl.failure.StackException;
import tools.jackson.databind.JsonNode;

/**
 * What a cluster answered.
 *
 * @param code the HTTP status
 * @param body what was asked for, or why it is not to be had
 */
public record ApiAnswer(ApiRequest request, int code, JsonNode body) {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int REDIRECT = 300;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;

    public boolean isGood() {
        return code >= OK && code < REDIRECT;
    }

    public boolean isCreated() {
        return code == CREATED;
    }

    /** Whether there is no such thing, be it the object or its kind. */
    public boolean isMissing() {
        return code == NOT_FOUND;
    }

    /** Whether the cluster does not know the kind of object, or its version. */
    public boolean isUnknownKind() {
        // What is missing itself is named; who does not know the kind names nothing.
        return code == NOT_FOUND && body.path("details").path("name").asString("").isEmpty();
    }

    /** Whether there is nothing at all, since there is no such namespace. */
    public boolean isMissingNamespace() {
        return code == NOT_FOUND
                && body.path("details").path("kind").asString("").equals("namespaces");
    }

    public boolean isConflict() {
        return code == CONFLICT;
    }

    /** Whether the object cannot be so: a value is wrong, or a field cannot change. */
    public boolean isInvalid() {
        return code == INVALID;
    }

    /** Why it is not to be had, in the cluster's words. */
    public String message() {
        return body.path("message").asString("");
    }

    /**
     * The body.
     *
     * @throws StackException when it is not what was asked for
     */
    public JsonNode orThrow() {
        if (isGood()) {
            return body;
        }
        throw new StackException(ApiRefusal.of(this));
    }
}
