package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.List;

/** {@code restart} on a cluster: new tasks in the place of those that are there. */
public final class ClusterRestartCommand extends ClusterVerb {

    private final WaitFlag wait = new WaitFlag(this, "How long a service may take to come");

    public ClusterRestartCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "restart",
                "[SERVICE...]",
                "Have new tasks in the place of those that are there, as update_config says",
                "stackctl --target " + kind.word() + " restart web");
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        wait.tell(cluster);
        var stack = stack(session, events, cluster);
        change(session, events)
                .run(
                        stack,
                        ChangeKind.RESTART,
                        () -> cluster.restart(stack, Session.services(arguments)));
        return 0;
    }
}
