package io.stackctl.command.process;

import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.process.Exec;
import io.stackctl.workflow.process.Stdio;

/** Where the processes of {@code exec} run, if not on an engine. */
@FunctionalInterface
public interface ExecPlace {

    /**
     * Runs one.
     *
     * @param stdio the user's side of it
     * @return its exit code
     */
    int run(
            Session session,
            Renderer events,
            Surroundings around,
            Stdio stdio,
            Exec.Request request);
}
