package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.WorkloadKind;
import io.stackctl.kubernetes.storage.Annotations;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The objects that run a service's pods. */
public final class WorkloadObject {

    private final ServiceScope service;
    private final PodTemplate pods;

    private WorkloadObject(ServiceScope service) {
        this.service = service;
        this.pods = new PodTemplate(service);
    }

    /** The workload behind what it needs, and what looks after it. */
    public static List<KubernetesObject> of(ServiceScope service) {
        var workload = new WorkloadObject(service);
        var template = workload.pods.template();
        var objects = new ArrayList<>(workload.pods.objects());
        var scaling = new Scaling(service);
        objects.add(workload.object(template, scaling));
        objects.addAll(scaling.objects());
        return objects;
    }

    private KubernetesObject object(Mapping template, Scaling scaling) {
        var kind = service.kind();
        var name = kind == WorkloadKind.JOB ? JobName.of(service) : service.name();
        var spec =
                switch (kind) {
                    case DEPLOYMENT, STATEFUL_SET, DAEMON_SET -> lasting(template, scaling);
                    case JOB -> job(template);
                    case CRON_JOB -> cronJob(template);
                };
        var labels = service.definition().mapping("deploy").mapping("labels");
        var metadata =
                service.metadata(name)
                        .put(
                                "annotations",
                                Annotations.of(
                                        labels,
                                        service.stack().findings(),
                                        service.path("deploy", "labels")));
        return KubernetesObject.of(
                kind.apiVersion(),
                kind.word(),
                metadata.build(),
                new Fields().put("spec", spec),
                service.place());
    }

    private Fields lasting(Mapping template, Scaling scaling) {
        var spec = new Fields();
        if (service.kind().isReplicated() && !scaling.isAutomatic()) {
            spec.number("replicas", service.service().replicas().value(), replicasPlace());
        }
        if (service.kind() == WorkloadKind.STATEFUL_SET) {
            spec.text("serviceName", service.name());
            // Replicas of a service know no order; and in order, the first one that does not come
            // up
            // keeps all others waiting, and even its own mend.
            spec.text("podManagementPolicy", "Parallel");
        }
        spec.put("selector", new Fields().put("matchLabels", service.selector()));
        new UpdateStrategy(service).addTo(spec);
        return spec.put("template", template);
    }

    private Location replicasPlace() {
        return service.definition().has("scale")
                ? service.at("scale")
                : service.at("deploy", "replicas");
    }

    private Fields job(Mapping template) {
        var spec = new Fields();
        var mode = DeployMode.of(service.service());
        if (mode == DeployMode.GLOBAL_JOB) {
            service.warn(
                    service.at("deploy", "mode"),
                    "deploy.mode",
                    "a Job is not run on each node: it runs once",
                    "use a DaemonSet whose init container does it: mode: global, and pre_start");
        }
        int count = service.service().replicas().value();
        if (mode == DeployMode.REPLICATED_JOB && count != 1) {
            spec.number("completions", count, replicasPlace());
            spec.number("parallelism", count, replicasPlace());
        }
        return spec.number("backoffLimit", retries(), service.at("deploy", "restart_policy"))
                .put("template", template);
    }

    /**
     * How often a Job is tried again; as often as Kubernetes would where nothing says how often.
     */
    private int retries() {
        var policy = service.service().restartPolicy();
        return switch (policy.condition()) {
            case UNSAID, NO -> 0;
            case ON_FAILURE, ALWAYS, UNLESS_STOPPED ->
                    policy.maxRetries() > 0 ? policy.maxRetries() : 6;
        };
    }

    private Fields cronJob(Mapping template) {
        return new Fields()
                .text(
                        "schedule",
                        service.service().schedule().map(Object::toString).orElse(""),
                        service.at("x-stackctl", "schedule"))
                .text("concurrencyPolicy", "Forbid")
                .put(
                        "jobTemplate",
                        new Fields()
                                .put(
                                        "spec",
                                        new Fields()
                                                .number("backoffLimit", retries())
                                                .put("template", template)));
    }
}
