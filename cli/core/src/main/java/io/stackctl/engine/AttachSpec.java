package io.stackctl.engine;

/**
 * How to join a process's streams.
 *
 * @param stdin whether we write to it
 * @param terminal whether it has a terminal, and so one stream without frames
 * @param logs whether what it wrote before comes first
 * @param detachKeys keys that end the joining and not the process, such as {@code ctrl-x,q}; empty
 *     for the engine's own
 */
public record AttachSpec(boolean stdin, boolean terminal, boolean logs, String detachKeys) {

    /** With the engine's own keys. */
    public AttachSpec(boolean stdin, boolean terminal, boolean logs) {
        this(stdin, terminal, logs, "");
    }
}
