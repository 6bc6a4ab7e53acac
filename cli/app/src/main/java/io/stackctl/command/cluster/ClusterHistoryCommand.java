package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.ServiceRevisionsView;
import io.stackctl.workflow.Toolbox;
import java.time.Clock;
import java.util.List;

/** {@code history} on a cluster: which forms of services it remembers. */
public final class ClusterHistoryCommand extends ClusterVerb {

    private final Choice format =
            choice("FORMAT", "table, json, or a template such as '{{.Change}}'", "--format");

    public ClusterHistoryCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "history",
                "[SERVICE...]",
                "List the revisions of services that 'rollback' can go back to",
                "stackctl --target " + kind.word() + " history web");
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var stack = stack(session, events, cluster);
        var revisions = cluster.history(stack, Session.services(arguments));
        session.out()
                .print(
                        ServiceRevisionsView.of(
                                format.orElse(""), revisions, Clock.systemUTC().instant()));
        return 0;
    }
}
