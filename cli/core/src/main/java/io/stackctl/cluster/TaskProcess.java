package io.stackctl.cluster;

import io.stackctl.engine.StreamSession;
import io.stackctl.failure.StackException;

/** A further process in the container of a task, with its streams. It runs. */
public interface TaskProcess extends StreamSession {

    /** Says how large the user's terminal is; only where the process has one. */
    void resizeTerminal(int columns, int rows);

    /**
     * How it ended, once its output has.
     *
     * @return its exit code
     * @throws StackException when it could not be started, with the cluster's reason
     */
    int exitCode();
}
