package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.List;

/** {@code rollback} on a cluster. */
public final class ClusterRollbackCommand extends ClusterVerb {

    private final Choice to = choice("REVISION", "Which one; the one before else", "--to");

    private final WaitFlag wait = new WaitFlag(this, "How long a service may take to come");

    public ClusterRollbackCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "rollback",
                "[SERVICE...]",
                "Bring services back to what they were before their last change",
                "stackctl --target " + kind.word() + " rollback web");
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        wait.tell(cluster);
        var stack = stack(session, events, cluster);
        change(session, events)
                .run(
                        stack,
                        ChangeKind.DEPLOY,
                        () -> cluster.rollback(stack, Session.services(arguments), to.number()));
        return 0;
    }
}
