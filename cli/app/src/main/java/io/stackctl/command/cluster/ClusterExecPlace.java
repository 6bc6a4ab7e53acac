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

/**
 * {@code exec} on a cluster. A swarm has no way to a container of another machine, so there it is
 * as far as the engine that is spoken to has the task.
 */
public record ClusterExecPlace(Toolbox toolbox, ClusterKind kind) implements ExecPlace {

    @Override
    public int run(
            Session session,
            Renderer events,
            Surroundings around,
            Stdio stdio,
            Exec.Request request) {
        try (var cluster = toolbox.cluster(kind, events)) {
            var stack = ClusterStack.name(session, kind, events, cluster);
            if (kind == ClusterKind.KUBERNETES) {
                return new ClusterExec(cluster, stdio).run(stack, request);
            }
            var replica = request.replica();
            var container = cluster.container(stack, replica.service(), replica.index());
            return new Exec(around, stdio).run(container, request);
        }
    }
}
