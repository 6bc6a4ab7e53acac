package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.TaskImagesView;
import io.stackctl.workflow.Toolbox;
import java.util.List;

/** {@code images} on a cluster: what its tasks run, and on which machines. */
public final class ClusterImagesCommand extends ClusterVerb {

    private final Toggle quiet = toggle("Only the images", "-q", "--quiet");
    private final Choice format =
            choice("FORMAT", "table, json, or a template such as '{{.Image}}'", "--format");

    public ClusterImagesCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "images",
                "[SERVICE...]",
                "List the images that tasks run, with their machines",
                "stackctl --target " + kind.word() + " images web");
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var tasks = cluster.tasks(stack(session, events, cluster), Session.services(arguments));
        var view = TaskImagesView.of(tasks);
        session.out().print(quiet.isOn() ? view.images() : view.text(format.orElse("")));
        return 0;
    }
}
