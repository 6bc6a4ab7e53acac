package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Session;
import io.stackctl.command.lifecycle.ScaleArguments;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.lifecycle.Scaling;
import java.util.List;

/** The stack that is brought to a cluster, or is there. */
final class ClusterStack {

    private ClusterStack() {}

    /** Its name; where there is a definition, it may say where in the cluster the stack is. */
    static StackName name(Session session, Renderer events, Cluster cluster) {
        if (!cluster.isPlacedByDefinition()) {
            return session.stack().name(events);
        }
        var found = session.stack().find(List.of(), events);
        if (found instanceof FoundStack.Defined(var stack)) {
            cluster.settle(stack);
        }
        return found.name();
    }

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
