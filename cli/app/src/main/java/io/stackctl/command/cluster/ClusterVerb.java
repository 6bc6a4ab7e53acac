package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.model.name.StackName;
import io.stackctl.terminal.progress.LogStyle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.cluster.ClusterChange;
import java.util.List;

/** A verb that talks to a cluster. */
abstract class ClusterVerb extends EngineVerb {

    private final Toolbox toolbox;
    private final ClusterKind kind;

    ClusterVerb(
            Toolbox toolbox,
            ClusterKind kind,
            String name,
            String arguments,
            String summary,
            String example) {
        super(toolbox, name, arguments, summary, example);
        this.toolbox = toolbox;
        this.kind = kind;
    }

    @Override
    protected final int run(Session session, List<String> arguments) {
        try (var events = session.progress(style());
                var cluster = toolbox.cluster(kind, events)) {
            return run(session, arguments, events, cluster);
        }
    }

    /** How lines of tasks are shown, where a verb shows some. */
    LogStyle style() {
        return LogStyle.attached(true, true);
    }

    /**
     * Does it.
     *
     * @return the exit code
     */
    abstract int run(Session session, List<String> arguments, Renderer events, Cluster cluster);

    /**
     * The name of the stack, for verbs that need no definition; where there is one, it may say
     * where in the cluster the stack is.
     */
    final StackName stack(Session session, Renderer events, Cluster cluster) {
        return ClusterStack.name(session, events, cluster);
    }

    final ClusterChange change(Session session, Renderer events) {
        return new ClusterChange(around(session, events));
    }
}
