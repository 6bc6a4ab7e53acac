package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.NetworkLabels;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.storage.Annotations;
import io.stackctl.kubernetes.storage.PodStorage;
import io.stackctl.model.service.RestartPolicy.Condition;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The pods of a service: one container each, and those that run before it. */
final class PodTemplate {

    /** Says what a pod's files and secrets held, so that it is made anew when that changes. */
    private static final String DIGEST = "io.stackctl/content";

    private final ServiceScope service;
    private final PodStorage storage;
    private final EnvironmentFields environment;

    PodTemplate(ServiceScope service) {
        this.service = service;
        this.storage = PodStorage.of(service);
        this.environment = new EnvironmentFields(service);
    }

    /** What the pod needs beside itself. */
    List<KubernetesObject> objects() {
        var objects = new ArrayList<KubernetesObject>();
        storage.filesObject().ifPresent(objects::add);
        environment.secret().ifPresent(objects::add);
        return objects;
    }

    Mapping template() {
        var labels = new Fields();
        for (var entry : service.selector().entries()) {
            labels.put(entry.key(), entry.value());
        }
        NetworkLabels.addTo(service, labels);
        return new Fields()
                .put(
                        "metadata",
                        new Fields().put("labels", labels).put("annotations", annotations()))
                .put("spec", spec())
                .build();
    }

    private Fields annotations() {
        var annotations = new Fields();
        for (var key : List.of("annotations", "labels")) {
            var said = Routing.without(service.definition().mapping(key));
            for (var entry :
                    Annotations.of(said, service.stack().findings(), service.path(key)).entries()) {
                annotations.put(entry.key(), entry.value());
            }
        }
        var digest = storage.digest() + environment.digest();
        if (!digest.isEmpty()) {
            annotations.text(DIGEST, ObjectNames.hash(digest));
        }
        return annotations;
    }

    private Fields spec() {
        var spec = new Fields();
        PodNetworking.addTo(service, spec);
        NodeChoice.addTo(service, spec);
        spec.put("securityContext", SecurityContext.ofPod(service, !storage.volumes().isEmpty()));
        isolation(spec);
        restarts(spec);
        // Containers talk to each other, not to the cluster.
        spec.flag("automountServiceAccountToken", false);
        // What Compose has no word for would only fill the variables of containers.
        spec.flag("enableServiceLinks", false);
        var init = new InitContainers(service, storage, environment);
        init.addTo(spec);
        spec.list(
                "containers",
                List.of(MainContainer.of(service, storage, environment)),
                service.place());
        var volumes = new ArrayList<>(storage.volumes());
        volumes.addAll(init.volumes());
        spec.list("volumes", volumes, service.at("volumes"));
        return spec;
    }

    private void isolation(Fields spec) {
        sharesHost("ipc", "hostIPC", spec);
        sharesHost("pid", "hostPID", spec);
        if (service.service().privileges().usernsMode().equals("host")) {
            spec.flag("hostUsers", true, service.at("userns_mode"));
        }
        if (service.service().privileges().init().orElse(false)) {
            spec.flag("shareProcessNamespace", true, service.at("init"));
        }
        var runtime = service.service().privileges().runtime();
        if (!runtime.isEmpty() && !runtime.equals("runc")) {
            spec.text("runtimeClassName", ObjectNames.of(runtime), service.at("runtime"));
        }
    }

    private void sharesHost(String key, String field, Fields spec) {
        var mode = service.definition().text(key, "");
        if (mode.equals("host")) {
            spec.flag(field, true, service.at(key));
        } else if (mode.startsWith("service:") || mode.startsWith("container:")) {
            service.refuse(
                    service.at(key),
                    key,
                    "'" + mode + "' would be a container of another pod",
                    "make one image of both, or let them talk over the network");
        }
    }

    private void restarts(Fields spec) {
        var policy = service.service().restartPolicy();
        var place =
                service.definition().has("restart")
                        ? service.at("restart")
                        : service.at("deploy", "restart_policy");
        if (service.kind().isJob()) {
            var retries = policy.condition() == Condition.ON_FAILURE;
            spec.text("restartPolicy", retries ? "OnFailure" : "Never", place);
        } else if (policy.condition() == Condition.NO
                || policy.condition() == Condition.ON_FAILURE) {
            service.warn(
                    place,
                    "restart",
                    "a container that has ended is always started again",
                    "write deploy: {mode: replicated-job} if it is to end");
        }
        service.service()
                .stopGracePeriod()
                .ifPresent(time ->
                        spec.number(
                                "terminationGracePeriodSeconds",
                                Math.ceilDiv(time.toMillis(), 1000),
                                service.at("stop_grace_period")));
    }
}
