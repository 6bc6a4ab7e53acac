package io.stackctl.workflow.files;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;

/**
 * One side of a copy.
 *
 * @param service empty for a path of this machine
 * @param path as the user wrote it; {@code -} is a tar stream
 */
record CopyPaths(String service, String path) {

    /** Reads {@code web:/etc/hosts}, or a path of this machine such as {@code ./web:old}. */
    static CopyPaths of(String text) {
        int colon = text.indexOf(':');
        return colon <= 0 || text.startsWith("/") || text.startsWith(".")
                ? new CopyPaths("", text)
                : new CopyPaths(text.substring(0, colon), text.substring(colon + 1));
    }

    boolean inContainer() {
        return !service.isEmpty();
    }

    /** For the user: the path, and where it is in a container that one's name in front. */
    String in(String container) {
        return inContainer() ? container + ":" + path : path;
    }

    boolean isStream() {
        return !inContainer() && path.equals("-");
    }

    /** Whether not the folder is meant but what is in it: {@code folder/.}. */
    boolean meansContents() {
        return path.equals(".") || path.endsWith("/.");
    }

    /** Whether it can only be a folder. */
    boolean assertsFolder() {
        return path.endsWith("/") || meansContents();
    }

    static StackException refused(String message) {
        return new StackException(new Failure.InvalidRequest(message));
    }
}
