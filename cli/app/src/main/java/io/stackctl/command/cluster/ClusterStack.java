package io.stackctl.command.cluster;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Session;
import io.stackctl.command.lifecycle.ScaleArguments;
import io.stackctl.model.Stack;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.lifecycle.Scaling;
import java.util.List;

/** The stack that is brought to a cluster. */
final class ClusterStack {

    private ClusterStack() {}

    static Stack load(
            Session session, List<String> services, ClusterUpFlags flags, Renderer events) {
        var stack =
                flags.noDeps.isOn()
                        ? session.stack().loadAlone(services, events)
                        : session.stack().load(services, events);
        if (stack.services().isEmpty()) {
            throw BadUsage.of("no service selected");
        }
        return flags.pulling(Scaling.apply(stack, ScaleArguments.ofFlag(flags.scale.all())));
    }
}
