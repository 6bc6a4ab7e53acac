package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.lifecycle.WaitTimeout;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.ClusterView;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code node}: the machines of a cluster, and whether they are to have tasks. */
public final class NodeCommand extends ClusterVerb {

    private final Toggle noWait = toggle("drain: return while tasks still move", "--no-wait");
    private final Choice timeout =
            choice("SECONDS", "drain: how long tasks may take to move", "--wait-timeout");

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
        if (timeout.given() && noWait.isOn()) {
            throw BadUsage.of("--no-wait and --wait-timeout are incompatible");
        }
        if ((timeout.given() || noWait.isOn()) && !arguments.getFirst().equals("drain")) {
            throw BadUsage.of("--no-wait and --wait-timeout are for 'node drain'");
        }
        switch (arguments.getFirst()) {
            case "ls" -> {
                if (!nodes.isEmpty()) {
                    throw BadUsage.of("node ls takes no argument");
                }
                session.out().print(ClusterView.nodes(cluster.nodes()));
            }
            case "drain" -> {
                var most = WaitTimeout.of(timeout);
                change(session, events).run(cluster.drain(required(nodes), !noWait.isOn(), most));
            }
            case "activate" -> change(session, events).run(cluster.activate(required(nodes)));
            default ->
                    throw BadUsage.of(
                            "unknown command: \"stackctl node " + arguments.getFirst() + "\"",
                            "There are ls, drain and activate.");
        }
        return 0;
    }

    private static List<String> required(List<String> nodes) {
        if (nodes.isEmpty()) {
            throw BadUsage.of("which node?", "'stackctl node ls' lists them.");
        }
        return nodes;
    }
}
