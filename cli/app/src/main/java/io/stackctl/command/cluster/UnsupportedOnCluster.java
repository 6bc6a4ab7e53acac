package io.stackctl.command.cluster;

import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.BadUsage;
import io.stackctl.command.Session;
import io.stackctl.command.Verb;
import java.util.List;
import java.util.Map;

/** A verb that there is on an engine, and not on a cluster: it says so whatever follows it. */
public final class UnsupportedOnCluster extends Verb {

    private static final Map<String, String> ON_SWARM =
            Map.ofEntries(
                    Map.entry("attach", "Follow it with 'logs -f'."),
                    Map.entry("create", "Scale services to 0 with 'up --scale SERVICE=0'."),
                    Map.entry("deploy", "'up' does it, as deploy.update_config says."),
                    Map.entry("heal", "A swarm does that by itself."),
                    Map.entry("kill", "Use 'restart', or 'down SERVICE'."),
                    Map.entry("port", "'ps' has the ports of machines."),
                    Map.entry("rm", "Use 'down SERVICE'."),
                    Map.entry("run", "Define it with deploy.mode replicated-job."),
                    Map.entry("start", "Use 'scale SERVICE=NUM'."),
                    Map.entry("stop", "Use 'scale SERVICE=0'."));

    private static final Map<String, String> ON_KUBERNETES =
            Map.ofEntries(
                    Map.entry("attach", "Follow it with 'logs -f', or: kubectl attach -it POD"),
                    Map.entry(
                            "autoscale",
                            "The cluster does that itself: x-stackctl.deploy.autoscale"),
                    Map.entry("build", "Build and push without --target; the nodes pull."),
                    Map.entry("cp", "kubectl cp POD:PATH PATH"),
                    Map.entry("create", "Scale services to 0 with 'up --scale SERVICE=0'."),
                    Map.entry("deploy", "'up' does it, as deploy.update_config says."),
                    Map.entry("drain", "kubectl drain NODE"),
                    Map.entry(
                            "heal",
                            "The cluster does that itself: x-stackctl.heal becomes a liveness"
                                    + " probe."),
                    Map.entry("kill", "kubectl delete pod POD --grace-period 0"),
                    Map.entry(
                            "node", "kubectl get nodes, kubectl drain NODE, kubectl uncordon NODE"),
                    Map.entry(
                            "pause",
                            "kubectl rollout pause holds a rollout; pods cannot be paused."),
                    Map.entry(
                            "port",
                            "kubectl get services, or: kubectl port-forward service/NAME PORT"),
                    Map.entry("pull", "The nodes pull when pods start."),
                    Map.entry("rm", "Use 'down SERVICE'."),
                    Map.entry("run", "kubectl run NAME --image IMAGE -it --rm"),
                    Map.entry("start", "Use 'scale SERVICE=NUM'."),
                    Map.entry("stats", "kubectl top pod"),
                    Map.entry("stop", "Use 'scale SERVICE=0'."),
                    Map.entry("top", "kubectl exec POD -- ps aux"),
                    Map.entry("unpause", "kubectl rollout resume goes on with a rollout."),
                    Map.entry("volumes", "kubectl get persistentvolumeclaims"),
                    Map.entry("wait", "'up' waits, or: kubectl wait"));

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
                (kind == ClusterKind.SWARM ? ON_SWARM : ON_KUBERNETES)
                        .getOrDefault(name(), "It works on a single engine: --target engine."));
    }
}
