package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.TasksView;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code ps} on a cluster. */
public final class ClusterPsCommand extends ClusterVerb {

    private final Toggle all = toggle("Tasks that have ended too", "-a", "--all");
    private final Toggle quiet = toggle("Only ids", "-q", "--quiet");
    private final Choice format =
            choice("FORMAT", "table, json, or a template such as '{{.Name}}'", "--format");
    private final Toggle whole = toggle("Do not cut long values", "--no-trunc");

    public ClusterPsCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "ps",
                "[SERVICE...]",
                "List tasks, with the machines that they are on",
                "stackctl --target " + kind.word() + " ps");
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var tasks = cluster.tasks(stack(session, events, cluster), Session.services(arguments));
        var shown = tasks.stream().filter(task -> all.isOn() || task.isWanted()).toList();
        session.out()
                .print(
                        quiet.isOn()
                                ? TasksView.ids(shown)
                                : new TasksView(format.orElse(""), !whole.isOn()).of(shown));
        return 0;
    }
}
