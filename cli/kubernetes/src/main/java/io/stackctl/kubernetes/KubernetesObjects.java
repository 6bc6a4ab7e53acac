package io.stackctl.kubernetes;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.kubernetes.attribute.KubernetesAttributes;
import io.stackctl.kubernetes.network.NetworkPolicies;
import io.stackctl.kubernetes.network.ServiceObjects;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.route.Routes;
import io.stackctl.kubernetes.scope.PublishedPorts;
import io.stackctl.kubernetes.scope.PublishedPorts.Published;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.kubernetes.storage.Claims;
import io.stackctl.kubernetes.storage.GrantedFiles;
import io.stackctl.kubernetes.workload.JobWatch;
import io.stackctl.kubernetes.workload.WorkloadObject;
import io.stackctl.model.Stack;
import io.stackctl.model.service.Dependency.Condition;
import io.stackctl.workflow.render.StackFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stack is in Kubernetes.
 *
 * @param objects in the order in which they are to be made: what others need comes first, and Jobs
 *     come before what waits for them
 * @param scope what was found on the way
 */
public record KubernetesObjects(List<KubernetesObject> objects, StackScope scope) {

    public KubernetesObjects {
        objects = List.copyOf(objects);
    }

    /**
     * Makes them: the same stack and files, the same objects.
     *
     * @param files what the definition names on this machine
     */
    public static KubernetesObjects of(Stack stack, StackFiles files) {
        var scope = new StackScope(stack, files);
        KubernetesAttributes.tell(scope);
        refuseOwnMigrations(scope);
        var objects = new ArrayList<KubernetesObject>();
        addShared(scope, objects);
        for (var jobs : new boolean[] {true, false}) {
            for (var service : scope.services()) {
                if (service.kind().isJob() == jobs) {
                    objects.addAll(workload(service));
                }
            }
        }
        objects.addAll(new Routes(scope).objects());
        refuseSameNames(objects, scope);
        return new KubernetesObjects(objects, scope);
    }

    /** On an engine, stackctl runs migrations itself where no service does. */
    private static void refuseOwnMigrations(StackScope scope) {
        var migrations = scope.stack().extension().migrations();
        if (migrations.isEmpty() || migrations.get().job().isPresent()) {
            return;
        }
        scope.stack()
                .definition()
                .mapping("x-stackctl")
                .find("migrations")
                .ifPresent(said ->
                        scope.findings()
                                .refuse(
                                        said.location(),
                                        "x-stackctl.migrations",
                                        "nobody runs them in a cluster",
                                        "name a service that does, and ends: job: SERVICE"));
    }

    /** A few values of a definition are looked at by whoever needs them alone. */
    private static List<KubernetesObject> workload(ServiceScope service) {
        try {
            return WorkloadObject.of(service);
        } catch (InvalidValueException e) {
            service.stack()
                    .findings()
                    .refuse(
                            service.place(),
                            "services." + service.service().name(),
                            String.valueOf(e.getMessage()),
                            e.remedy());
            return List.of();
        }
    }

    private static void addShared(StackScope scope, List<KubernetesObject> objects) {
        objects.addAll(new GrantedFiles(scope).objects());
        objects.addAll(new Claims(scope).objects());
        if (scope.services().stream().anyMatch(KubernetesObjects::waitsForJob)) {
            objects.addAll(JobWatch.objects(scope));
        }
        var policies = new NetworkPolicies(scope);
        objects.addAll(policies.ofNetworks());
        var routes = new Routes(scope);
        for (var service : scope.services()) {
            var ports = new ArrayList<ServicePort>();
            PublishedPorts.of(service).stream().map(Published::port).forEach(ports::add);
            for (var port : routes.ports(service)) {
                if (ports.stream().noneMatch(port::isSame)) {
                    ports.add(port);
                }
            }
            if (!ports.isEmpty()) {
                objects.add(policies.ofPorts(service, ports));
            }
        }
        for (var service : scope.services()) {
            objects.addAll(ServiceObjects.of(service));
        }
    }

    private static boolean waitsForJob(ServiceScope service) {
        return service.service().dependencies().stream()
                .anyMatch(dependency -> dependency.condition() == Condition.COMPLETED_SUCCESSFULLY);
    }

    /** Names that are made of others may meet. */
    private static void refuseSameNames(List<KubernetesObject> objects, StackScope scope) {
        Map<String, KubernetesObject> taken = new HashMap<>();
        for (var object : objects) {
            var other = taken.putIfAbsent(object.fileName(), object);
            if (other != null) {
                scope.findings()
                        .refuse(
                                object.source(),
                                "",
                                "there would be two objects " + object,
                                "the other one comes from " + other.source());
            }
        }
    }
}
