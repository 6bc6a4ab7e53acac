package io.stackctl.model.service;

import io.stackctl.failure.InvalidValueException;

/** What {@code watch} does when a file changes. */
public enum WatchAction {
    /** The image is built again, and its containers are replaced. */
    REBUILD("rebuild"),
    /** The file is copied into the containers. */
    SYNC("sync"),
    /** The containers are restarted. */
    RESTART("restart"),
    SYNC_RESTART("sync+restart"),
    /** The file is copied, and then a command runs in the containers. */
    SYNC_EXEC("sync+exec");

    private final String word;

    WatchAction(String word) {
        this.word = word;
    }

    /** Reads the word of the definition, such as {@code sync+restart}. */
    public static WatchAction of(String text) {
        for (var action : values()) {
            if (action.word.equals(text)) {
                return action;
            }
        }
        throw new InvalidValueException(
                "'" + text + "' is no action of watch",
                "write rebuild, sync, restart, sync+restart or sync+exec");
    }

    /** Whether files are copied. */
    public boolean syncs() {
        return this == SYNC || this == SYNC_RESTART || this == SYNC_EXEC;
    }

    @Override
    public String toString() {
        return word;
    }
}
