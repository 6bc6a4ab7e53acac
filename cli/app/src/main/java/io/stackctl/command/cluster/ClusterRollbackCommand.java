package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.List;

/** {@code rollback} on a cluster. */
public final class ClusterRollbackCommand extends ClusterVerb {

    public ClusterRollbackCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "rollback",
                "[SERVICE...]",
                "Bring services back to what they were before their last change",
                "stackctl --target swarm rollback web");
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var stack = stack(session, events);
        change(session, events)
                .run(
                        stack,
                        ChangeKind.DEPLOY,
                        () -> cluster.rollback(stack, Session.services(arguments)));
        return 0;
    }
}
