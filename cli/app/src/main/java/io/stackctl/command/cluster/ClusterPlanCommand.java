package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.PlanView;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.cluster.ClusterUp;
import java.util.List;

/** {@code plan} on a cluster: what {@code up} with the same flags would do, and why. */
public final class ClusterPlanCommand extends ClusterVerb {

    /** For scripts: neither that all is well nor that something failed. */
    private static final int SOMETHING_TO_DO = 2;

    private final ClusterUpFlags flags;
    private final Choice format = choice("FORMAT", "text or json", "--format");
    private final Toggle exitCode =
            toggle("Exit with 2 when there is something to do", "--exit-code");

    public ClusterPlanCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "plan",
                "[SERVICE...]",
                "Say what 'up' with the same flags would do, and why",
                "stackctl --target " + kind.word() + " plan");
        flags = new ClusterUpFlags(this, kind);
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        var form = format.orElse("text");
        if (!form.equals("text") && !form.equals("json")) {
            throw BadUsage.of("unsupported format \"" + form + "\"", "Write text or json.");
        }
        var stack = ClusterStack.load(session, arguments, flags, events);
        var view =
                new PlanView(
                        new ClusterUp(around(session, events), cluster)
                                .plan(
                                        stack,
                                        flags.order(session, stack, arguments),
                                        flags.build()));
        session.out().print(form.equals("json") ? view.json() : view.text());
        return exitCode.isOn() && !view.isNothing() ? SOMETHING_TO_DO : 0;
    }
}
