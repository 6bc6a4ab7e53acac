package io.stackctl.engine;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;

/** What a daemon refuses, in its words. */
final class Refusals {

    private Refusals() {}

    static StackException noContainer(String container) {
        return of(Kind.NOT_FOUND, 404, "No such container: " + container);
    }

    static StackException noImage(String reference) {
        return of(Kind.NO_SUCH_IMAGE, 404, "No such image: " + reference);
    }

    static StackException noFile(String container, String path) {
        return of(
                Kind.NOT_FOUND,
                404,
                "Could not find the file " + path + " in container " + container);
    }

    static StackException noNetwork(String network) {
        return of(Kind.NOT_FOUND, 404, "network " + network + " not found");
    }

    static StackException nameInUse(String name, String id) {
        return of(
                Kind.NAME_IN_USE,
                409,
                "Conflict. The container name \"/"
                        + name
                        + "\" is already in use by container \""
                        + id
                        + "\". You have to remove (or rename) that container to be able to reuse"
                        + " that name.");
    }

    static StackException networkExists(String name) {
        return of(Kind.NAME_IN_USE, 409, "network with name " + name + " already exists");
    }

    static StackException notRunning(String container) {
        return of(Kind.CONFLICT, 409, "Container " + container + " is not running");
    }

    static StackException alreadyPaused(String container) {
        return of(Kind.OTHER, 500, "Container " + container + " is already paused");
    }

    static StackException notPaused(String container) {
        return of(Kind.OTHER, 500, "Container " + container + " is not paused");
    }

    static StackException portInUse(String name, int port) {
        return of(
                Kind.PORT_IN_USE,
                500,
                "driver failed programming external connectivity on endpoint "
                        + name
                        + ": Bind for 0.0.0.0:"
                        + port
                        + " failed: port is already allocated");
    }

    static StackException of(Kind kind, int status, String message) {
        return new StackException(new EngineFailure(kind, message, status, ""));
    }
}
