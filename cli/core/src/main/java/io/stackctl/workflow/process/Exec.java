package io.stackctl.workflow.process;

import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import java.util.List;
import java.util.Map;

/** Runs a further process in a container of a service. */
public final class Exec {

    private final Surroundings around;
    private final Stdio stdio;

    public Exec(Surroundings around, Stdio stdio) {
        this.around = around;
        this.stdio = stdio;
    }

    /**
     * Runs it to its end, or until it is started when it is detached.
     *
     * @return its exit code; 0 when it is detached
     * @throws StackException when the user left it by the detach keys, in the words of Compose: it
     *     goes on, so there is no code of it
     */
    public int run(StackName stack, Request request) {
        return run(request.replica().in(around.engine(), stack).id(), request);
    }

    /** The same in a container that was found otherwise. */
    public int run(ContainerId container, Request request) {
        var executions = around.engine().executions();
        ExecSpec spec = request.spec();
        ExecId process = executions.create(container, spec);
        if (request.detached()) {
            executions.startDetached(process);
            return 0;
        }
        try (var session = executions.start(process, spec);
                var _ =
                        spec.terminal()
                                ? stdio.raw((columns, rows) ->
                                        executions.resizeTerminal(process, columns, rows))
                                : Stdio.NOT_RAW) {
            JoinedProcess.pump(session, stdio, spec.stdin());
            if (session.isLeft()) {
                throw new StackException(
                        new OperationFailed(
                                "read escape sequence", "the process goes on in the container"));
            }
        }
        return executions.exitCode(process).orElse(0);
    }

    /**
     * What to run.
     *
     * @param user {@code user[:group]}; empty for the container's own
     * @param workingDirectory empty for the container's own
     */
    public record Request(
            Replica replica,
            List<String> command,
            Map<String, String> environment,
            String user,
            String workingDirectory,
            boolean privileged,
            boolean terminal,
            boolean stdin,
            boolean detached) {
        public Request {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }

        ExecSpec spec() {
            return new ExecSpec(
                    command,
                    environment,
                    user,
                    workingDirectory,
                    privileged,
                    terminal && !detached,
                    stdin && !detached);
        }
    }
}
