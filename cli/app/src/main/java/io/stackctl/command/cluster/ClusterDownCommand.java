package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code down} on a cluster. */
public final class ClusterDownCommand extends ClusterVerb {

    private final Toggle volumes =
            toggle("Volumes, too, where the cluster keeps them", "-v", "--volume", "--volumes");

    private final WaitFlag wait = new WaitFlag(this, "How long tasks may take to go");

    public ClusterDownCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "down",
                "[SERVICE...]",
                "Remove services, networks, configs and secrets",
                "stackctl --target " + kind.word() + " down");
        // All services of the stack go, whether the definition still has them or not.
        addHidden(new Toggle(new String[] {"--remove-orphans"}, "Goes without saying", false));
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        wait.tell(cluster);
        var stack = stack(session, events, cluster);
        change(session, events).remove(cluster, stack, Session.services(arguments), volumes.isOn());
        return 0;
    }
}
