package io.stackctl.kubernetes.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeRules;
import java.util.List;

/** What runs in a container, and what it needs before. */
final class ProgramRules {

    private ProgramRules() {}

    static List<AttributeRule> all() {
        return new AttributeRules("services.*.")
                .mapped("annotations", "annotations of the pod")
                .beside("attach", "")
                .mapped("build", "the image's name; build and push it before")
                .mapped("command", "`args`")
                .mapped("container_name", "a Service of that name beside the service's own")
                .mapped(
                        "depends_on",
                        "an init container that waits for who is to be healthy, or for the Job to be"
                                + " complete; nobody waits for who is to be started")
                .warned("depends_on.*.restart", "restart it yourself: kubectl rollout restart")
                .beside("develop", "watch works on an engine")
                .mapped("entrypoint", "`command`")
                .mapped("env_file", "as `environment`")
                .mapped("environment", "`env`; values called like secrets in a Secret")
                .beside("extends", "")
                .mapped(
                        "healthcheck",
                        "probes: ready, started where there is a start period, alive with `heal`")
                .asIs("image", "")
                .mapped("init", "`shareProcessNamespace`, whose first process reaps")
                .mapped("labels", "annotations of the pod; routes of those that the gateway knows")
                .beside("label_file", "as `labels`")
                .warned("logging", "whoever runs the cluster collects what containers print")
                .refused("models", "run the model as a service of its own")
                .mapped("platform", "a node selector")
                .mapped("post_start", "`lifecycle.postStart`, where it is one hook")
                .warned("post_start.user", "a hook runs as the container does")
                .warned("post_start.privileged", "a hook runs as the container does")
                .mapped("pre_start", "init containers")
                .warned("pre_start.per_replica", "init containers run in each pod")
                .mapped("pre_stop", "`lifecycle.preStop`, where it is one hook")
                .warned("pre_stop.user", "a hook runs as the container does")
                .warned("pre_stop.privileged", "a hook runs as the container does")
                .beside("profiles", "what is enabled is rendered")
                .refused("provider", "an operator of the cluster provides such things")
                .mapped("pull_policy", "`imagePullPolicy`")
                .beside("pull_refresh_after", "")
                .mapped("restart", "pods of a Deployment always restart; of a Job as it says")
                .mapped("scale", "`replicas`")
                .mapped("stdin_open", "`stdin`")
                .mapped("stop_grace_period", "`terminationGracePeriodSeconds`")
                .warned(
                        "stop_signal",
                        "write STOPSIGNAL into the image's Dockerfile, which is kept")
                .asIs("tty", "")
                .mapped("working_dir", "`workingDir`")
                .mapped("x-stackctl.schedule", "a CronJob")
                .mapped("x-stackctl.deploy.autoscale", "a HorizontalPodAutoscaler")
                .warned(
                        "x-stackctl.deploy.autoscale.in-flight",
                        "a HorizontalPodAutoscaler needs a metrics adapter for requests")
                .mapped("x-stackctl.deploy.heal", "a liveness probe")
                .warned("x-stackctl.deploy", "a rollout goes as `update_config` says")
                .all();
    }
}
