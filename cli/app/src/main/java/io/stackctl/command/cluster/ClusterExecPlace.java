package io.stackctl.command.cluster;

import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Session;
import io.stackctl.command.process.ExecPlace;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.process.ClusterExec;
import io.stackctl.workflow.process.Exec;
import io.stackctl.workflow.process.Stdio;

/** {@code exec} on a cluster: by itself, or by the engine that has the task. */
public record ClusterExecPlace(Toolbox toolbox, ClusterKind kind) implements ExecPlace {

    @Override
    public int run(
            Session session,
            Renderer events,
            Surroundings around,
            Stdio stdio,
            Exec.Request request) {
        try (var cluster = toolbox.cluster(kind, events)) {
            var stack = ClusterStack.name(session, events, cluster);
            var replica = request.replica();
            var container = cluster.container(stack, replica.service(), replica.index());
            return container.isPresent()
                    ? new Exec(around, stdio).run(container.get(), request)
                    : new ClusterExec(cluster, stdio).run(stack, request);
        }
    }
}
