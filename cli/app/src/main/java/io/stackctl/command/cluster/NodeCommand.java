package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Session;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.ClusterView;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code node}: the machines of a cluster, and whether they are to have tasks. */
public final class NodeCommand extends ClusterVerb {

    public NodeCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "node",
                "ls | drain NODE... | activate NODE...",
                "List the machines of a cluster, or say whether they are to have tasks",
                "stackctl --target " + kind.word() + " node drain worker-2");
        arguments(1, Integer.MAX_VALUE);
    }

    @Override
    public Candidates candidates() {
        return Candidates.NONE;
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var nodes = arguments.subList(1, arguments.size());
        switch (arguments.getFirst()) {
            case "ls" -> {
                if (!nodes.isEmpty()) {
                    throw BadUsage.of("node ls takes no argument");
                }
                session.out().print(ClusterView.nodes(cluster.nodes()));
            }
            case "drain" -> change(session, events, cluster, nodes, "drain");
            case "activate" -> change(session, events, cluster, nodes, "active");
            default ->
                    throw BadUsage.of(
                            "unknown command: \"stackctl node " + arguments.getFirst() + "\"",
                            "There are ls, drain and activate.");
        }
        return 0;
    }

    private void change(
            Session session,
            Renderer events,
            Cluster cluster,
            List<String> nodes,
            String availability) {
        if (nodes.isEmpty()) {
            throw BadUsage.of("which node?", "'stackctl node ls' lists them.");
        }
        for (var node : nodes) {
            change(session, events).run(cluster.availability(node, availability));
        }
    }
}
