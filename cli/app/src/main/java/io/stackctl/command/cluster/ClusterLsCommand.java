package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.ClusterView;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code ls} on a cluster. */
public final class ClusterLsCommand extends ClusterVerb {

    private final Toggle quiet = toggle("Only names", "-q", "--quiet");

    public ClusterLsCommand(Toolbox toolbox, ClusterKind kind) {
        super(toolbox, kind, "ls", "", "List stacks", "stackctl --target " + kind.word() + " ls");
        arguments(0, 0);
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        session.out().print(ClusterView.stacks(cluster.stacks(), quiet.isOn()));
        return 0;
    }
}
