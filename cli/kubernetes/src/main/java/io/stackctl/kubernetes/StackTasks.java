package io.stackctl.kubernetes;

import io.stackctl.cluster.NamedServices;
import io.stackctl.cluster.Task;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.state.ObjectObservation;
import io.stackctl.kubernetes.state.PodFacts;
import io.stackctl.model.Order;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tasks that a namespace has of a stack: its pods. */
final class StackTasks {

    /** By service, and then by name. */
    private static final Comparator<Task> ORDER =
            Order.inTurn(List.of(Order.by(Task::service), Order.by(Task::name)));

    private final ApiClient api;
    private final String namespace;
    private final StackName stack;

    StackTasks(ApiClient api, String namespace, StackName stack) {
        this.api = api;
        this.namespace = namespace;
        this.stack = stack;
    }

    /** Those of the services that are named; of all where none is. */
    List<Task> of(Set<ServiceName> named) {
        var tasks = all();
        if (named.isEmpty()) {
            return tasks;
        }
        var there = new TreeSet<String>();
        tasks.forEach(task -> there.add(task.service().value()));
        var wanted = new TreeSet<String>();
        named.forEach(service -> wanted.add(ObjectNames.of(service.value())));
        if (!there.containsAll(wanted)) {
            // One without pods may be scaled to 0, or have nothing to run yet.
            there.addAll(new StackNames(api, namespace).services(stack));
            NamedServices.require(
                    named, ObjectNames::of, there, "The namespace has no stack " + stack + ".");
        }
        return tasks.stream().filter(task -> wanted.contains(task.service().value())).toList();
    }

    private List<Task> all() {
        var pods =
                ApiPath.of("v1", namespace, "pods")
                        .query("labelSelector", ObjectObservation.podSelector(stack));
        var tasks = new ArrayList<Task>();
        for (var pod : api.get(pods).path("items")) {
            // The labels are everybody's, and may be empty.
            if (!PodFacts.service(pod).isEmpty()) {
                tasks.add(PodTasks.of(pod));
            }
        }
        tasks.sort(ORDER);
        return List.copyOf(tasks);
    }
}
