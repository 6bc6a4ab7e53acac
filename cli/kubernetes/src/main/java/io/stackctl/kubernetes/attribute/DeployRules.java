package io.stackctl.kubernetes.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeRules;
import java.util.List;

/** What {@code deploy} says. */
final class DeployRules {

    private DeployRules() {}

    static List<AttributeRule> all() {
        return new AttributeRules("services.*.deploy.")
                .mapped("endpoint_mode", "a Service; a headless one for `dnsrr`")
                .mapped("labels", "annotations of the workload")
                .mapped("mode", "Deployment, DaemonSet or Job")
                .mapped("placement.constraints", "node affinity")
                .mapped("placement.max_replicas_per_node", "pod anti-affinity, where it is 1")
                .mapped("placement.preferences", "topology spread constraints")
                .asIs("replicas", "")
                .mapped("resources.limits.cpus", "`resources.limits.cpu`")
                .mapped("resources.limits.memory", "`resources.limits.memory`")
                .warned(
                        "resources.limits.pids",
                        "the kubelet's configuration says it, for all of a node")
                .mapped("resources.reservations.cpus", "`resources.requests.cpu`")
                .mapped("resources.reservations.memory", "`resources.requests.memory`")
                .mapped(
                        "resources.reservations.devices",
                        "`resources.limits`, such as nvidia.com/gpu")
                .refused(
                        "resources.reservations.generic_resources",
                        "a device plugin offers such resources, as `resources.limits`")
                .mapped("restart_policy.condition", "of a Job: `restartPolicy`")
                .warned("restart_policy.delay", "after a failure: 10s, and twice as long each time")
                .mapped("restart_policy.max_attempts", "of a Job: `backoffLimit`")
                .warned("restart_policy.window", "a pod that ran for 10m begins anew to count")
                .warned("rollback_config", "kubectl rollout undo goes as `update_config` says")
                .mapped("update_config.delay", "`minReadySeconds`, with `monitor`")
                .warned(
                        "update_config.failure_action",
                        "a rollout that fails stands still: kubectl rollout undo")
                .warned("update_config.max_failure_ratio", "one that fails stops a rollout")
                .mapped("update_config.monitor", "`minReadySeconds`, with `delay`")
                .mapped("update_config.order", "`maxSurge` or `maxUnavailable`")
                .mapped("update_config.parallelism", "how many of them")
                .all();
    }
}
