package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.storage.PodStorage;
import io.stackctl.model.Service;
import io.stackctl.model.service.Dependency;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs to its end in a pod before its container starts. */
final class InitContainers {

    private final ServiceScope service;
    private final PodStorage storage;
    private final EnvironmentFields environment;
    private boolean asksCluster;

    InitContainers(ServiceScope service, PodStorage storage, EnvironmentFields environment) {
        this.service = service;
        this.storage = storage;
        this.environment = environment;
    }

    void addTo(Fields pod) {
        var containers = new ArrayList<Mapping>();
        for (var entry : service.definition().mapping("depends_on").entries()) {
            var dependency = Dependency.of(entry.key(), (Mapping) entry.value());
            var other = service.stack().service(dependency.service());
            if (other.isEmpty()) {
                warnOfMissing(dependency, entry);
            } else {
                wait(dependency, other.get(), entry).ifPresent(containers::add);
            }
        }
        if (asksCluster) {
            pod.text("serviceAccountName", JobWatch.account(service.stack()));
        }
        containers.addAll(steps());
        pod.list("initContainers", containers, service.at("depends_on"));
    }

    /** Of the pod, for those that wait. */
    List<Mapping> volumes() {
        return asksCluster ? List.of(JobWatch.token()) : List.of();
    }

    private void warnOfMissing(Dependency dependency, Mapping.Entry entry) {
        if (dependency.required()) {
            service.warn(
                    entry.keyLocation(),
                    "depends_on." + dependency.service(),
                    "is no part of the rendering, so nobody waits for it",
                    "");
        }
    }

    private Optional<Mapping> wait(Dependency dependency, ServiceScope other, Mapping.Entry entry) {
        return switch (dependency.condition()) {
            // All of a stack is started at once, and who calls too early calls again.
            case STARTED -> Optional.empty();
            case HEALTHY -> Optional.of(WaitContainer.ready(other, entry.keyLocation()));
            case COMPLETED_SUCCESSFULLY -> {
                asksCluster = true;
                yield Optional.of(JobWatch.container(other, entry.keyLocation()));
            }
        };
    }

    private List<Mapping> steps() {
        var steps = new ArrayList<Mapping>();
        for (var step : service.definition().mappings("pre_start")) {
            steps.add(step(step, steps.size() + 1));
        }
        return steps;
    }

    private Mapping step(Mapping step, int number) {
        var place = step.location();
        var image =
                step.text("image")
                        .filter(name -> !name.isEmpty())
                        .orElseGet(() ->
                                service.stack().stack().imageOf(service.service()).toString());
        var fields = new Fields(place).text("name", "pre-start-" + number).text("image", image);
        if (step.get("command") instanceof Sequence command) {
            fields.list(
                    "args",
                    command.items().stream()
                            .map(word ->
                                    new Scalar.Text(
                                            Dollars.kept(((Scalar) word).text()), word.location()))
                            .toList());
        }
        if (!step.text("working_dir", "").isEmpty()) {
            fields.text("workingDir", step.text("working_dir", ""));
        }
        fields.list("env", variables(step));
        var own =
                new ServiceScope(
                        new Service(service.service().name(), asService(step)),
                        service.name(),
                        service.kind(),
                        service.place(),
                        service.stack());
        fields.put("securityContext", SecurityContext.ofContainer(own));
        fields.list("volumeMounts", storage.mounts());
        return fields.build();
    }

    /** A step says as whom it runs in the words of a service. */
    private Mapping asService(Mapping step) {
        var said = Mapping.builder(step.location());
        for (var key : List.of("user", "privileged")) {
            var entry = step.entry(key);
            if (entry != null) {
                said.put(entry);
            }
        }
        for (var key : List.of("cap_add", "cap_drop", "security_opt", "read_only")) {
            var entry = service.definition().entry(key);
            if (entry != null) {
                said.put(entry);
            }
        }
        return said.build();
    }

    private List<Mapping> variables(Mapping step) {
        var variables = new ArrayList<>(environment.entries());
        for (var entry : step.mapping("environment").entries()) {
            variables.removeIf(one -> one.text("name", "").equals(entry.key()));
            var value =
                    entry.value() instanceof Scalar.Null
                            ? service.stack().stack().variable(entry.key()).orElse("")
                            : ((Scalar) entry.value()).text();
            variables.add(
                    new Fields(entry.value().location())
                            .text("name", entry.key())
                            .text("value", Dollars.kept(value))
                            .build());
        }
        return variables;
    }
}
