package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.cluster.ClusterUp;
import java.util.List;

/** {@code up} on a cluster. */
public final class ClusterUpCommand extends ClusterVerb {

    private final ClusterUpFlags flags;

    public ClusterUpCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "up",
                "[SERVICE...]",
                "Bring services to their definition, and wait until they have come",
                "stackctl --target " + kind.word() + " up");
        flags = new ClusterUpFlags(this, kind);
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var stack = ClusterStack.load(session, arguments, flags, events);
        new ClusterUp(around(session, events), cluster)
                .run(stack, flags.order(session, stack, arguments), flags.build());
        return 0;
    }
}
