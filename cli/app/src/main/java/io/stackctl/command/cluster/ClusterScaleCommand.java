package io.stackctl.command.cluster;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.Candidates;
import io.stackctl.command.Session;
import io.stackctl.command.lifecycle.ScaleArguments;
import io.stackctl.model.name.ServiceName;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code scale} on a cluster. */
public final class ClusterScaleCommand extends ClusterVerb {

    private final WaitFlag wait = new WaitFlag(this, "How long a service may take to come");

    public ClusterScaleCommand(Toolbox toolbox, ClusterKind kind) {
        super(
                toolbox,
                kind,
                "scale",
                "SERVICE=NUM...",
                "Set the number of tasks of services, and wait until they have come",
                "stackctl --target " + kind.word() + " scale worker=5");
        arguments(1, Integer.MAX_VALUE);
    }

    @Override
    public Candidates candidates() {
        return Candidates.SERVICES_EQUALS;
    }

    @Override
    int run(Session session, List<String> arguments, Renderer events, Cluster cluster) {
        Map<ServiceName, Integer> replicas = new LinkedHashMap<>();
        ScaleArguments.ofVerb(arguments)
                .forEach((service, count) -> replicas.put(service, count.value()));
        wait.tell(cluster);
        var stack = stack(session, events, cluster);
        change(session, events).run(stack, ChangeKind.UP, () -> cluster.scale(stack, replicas));
        return 0;
    }
}
