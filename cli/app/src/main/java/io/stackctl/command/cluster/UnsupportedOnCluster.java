package io.stackctl.command.cluster;

import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Session;
import io.stackctl.command.Verb;
import java.util.List;
import java.util.Map;

/** A verb that there is on an engine, and not on a cluster: it says so whatever follows it. */
public final class UnsupportedOnCluster extends Verb {

    private static final Map<String, String> INSTEAD =
            Map.ofEntries(
                    Map.entry("attach", "Follow it with 'logs -f'."),
                    Map.entry("create", "Scale services to 0 with 'up --scale SERVICE=0'."),
                    Map.entry("deploy", "'up' does it, as deploy.update_config says."),
                    Map.entry("heal", "A swarm does that by itself."),
                    Map.entry(
                            "history",
                            "A swarm remembers one form of each service: 'rollback' goes back to it, and"
                                    + " 'docker service inspect' shows it as PreviousSpec."),
                    Map.entry("kill", "Use 'restart', or 'down SERVICE'."),
                    Map.entry("port", "'ps' has the ports of machines."),
                    Map.entry("rm", "Use 'down SERVICE'."),
                    Map.entry("run", "Define it with deploy.mode replicated-job."),
                    Map.entry("start", "Use 'scale SERVICE=NUM'."),
                    Map.entry("stop", "Use 'scale SERVICE=0'."));

    private final ClusterKind kind;

    public UnsupportedOnCluster(String name, ClusterKind kind) {
        super(name, "", "Not on a cluster", "stackctl --target engine " + name);
        this.kind = kind;
    }

    @Override
    protected boolean readsItsOwnLine() {
        return true;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        throw BadUsage.of(
                "'" + name() + "' is not there on target " + kind.word(),
                INSTEAD.getOrDefault(name(), "It works on a single engine: --target engine."));
    }
}
