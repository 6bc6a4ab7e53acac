package io.stackctl.workflow.process;

import io.stackctl.cluster.Cluster;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;

/** Runs a further process in a container of a cluster, on whatever machine that is. */
public final class ClusterExec {

    private final Cluster cluster;
    private final Stdio stdio;

    public ClusterExec(Cluster cluster, Stdio stdio) {
        this.cluster = cluster;
        this.stdio = stdio;
    }

    /**
     * Runs it to its end.
     *
     * @return its exit code
     * @throws StackException when it cannot be run so
     */
    public int run(StackName stack, Exec.Request request) {
        if (request.detached()) {
            throw new StackException(
                    new InvalidRequest(
                            "a process that is detached would end with the connection",
                            "leave --detach out, and have a shell start it: sh -c 'COMMAND"
                                    + " >/dev/null 2>&1 &'"));
        }
        var spec = request.spec();
        var replica = request.replica();
        try (var process = cluster.exec(stack, replica.service(), replica.index(), spec);
                var _ = spec.terminal() ? stdio.raw(process::resizeTerminal) : Stdio.NOT_RAW) {
            JoinedProcess.pump(process, stdio, spec.stdin());
            return process.exitCode();
        }
    }
}
