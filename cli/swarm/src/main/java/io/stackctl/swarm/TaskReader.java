package io.stackctl.swarm;

import io.stackctl.cluster.Task;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.api.Parallel;
import io.stackctl.docker.json.Json;
import io.stackctl.model.Order;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.planner.ServiceChangePlanner;
import io.stackctl.swarm.spec.NamespaceLabels;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.SwarmTime;
import io.stackctl.swarm.state.TaskPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the tasks of a stack with the names of their services and machines. */
final class TaskReader {

    private final EngineApi api;
    private final StackName stack;

    TaskReader(EngineApi api, StackName stack) {
        this.api = api;
        this.stack = stack;
    }

    /** Those of the services that are named; of all where none is. */
    List<Task> tasks(Set<ServiceName> named) {
        try (var questions = new Parallel()) {
            var services = questions.ask(() -> new SwarmObservation(api, stack).services());
            var nodes = questions.ask(() -> Nodes.names(api));
            var tasks =
                    questions.ask(() ->
                            api.list(
                                    ApiCall.get("/tasks")
                                            .query("filters", NamespaceLabels.filter(stack)),
                                    task -> task));
            return tasks(
                    byId(ServiceChangePlanner.chosen(stack, Parallel.answer(services), named)),
                    Parallel.answer(nodes),
                    Parallel.answer(tasks));
        }
    }

    private static Map<String, ServiceName> byId(List<ObservedService> services) {
        Map<String, ServiceName> byId = new HashMap<>();
        services.forEach(service -> byId.put(service.id(), service.name()));
        return byId;
    }

    private List<Task> tasks(
            Map<String, ServiceName> services, Map<String, String> nodes, List<Json> listed) {
        var tasks = new ArrayList<Task>();
        listed.stream()
                .sorted(
                        Order.inTurn(
                                List.of(
                                        Order.by(task -> task.number("Slot")),
                                        Order.by(
                                                task -> task.text("CreatedAt"),
                                                Comparator.reverseOrder()))))
                .forEach(task -> {
                    var service = services.get(task.text("ServiceID"));
                    if (service != null) {
                        tasks.add(task(task, service, nodes));
                    }
                });
        tasks.sort(Order.by(Task::service));
        return tasks;
    }

    private Task task(Json task, ServiceName service, Map<String, String> nodes) {
        var status = task.get("Status");
        var node = task.text("NodeID");
        return new Task(
                task.required("ID"),
                NamespaceLabels.scoped(stack, service.value()) + "." + TaskPlace.of(task),
                service,
                task.get("Spec", "ContainerSpec").text("Image"),
                nodes.getOrDefault(node, node),
                task.text("DesiredState"),
                status.text("State"),
                SwarmTime.of(status.text("Timestamp")).orElse(Instant.EPOCH),
                status.text("Err"),
                ports(status.get("PortStatus")));
    }

    /** Those of the machine itself; what a swarm publishes everywhere is the service's. */
    private static String ports(Json status) {
        var ports = new TreeSet<String>();
        for (var port : status.items("Ports")) {
            ports.add(
                    "*:"
                            + port.number("PublishedPort")
                            + "->"
                            + port.number("TargetPort")
                            + "/"
                            + port.text("Protocol"));
        }
        return String.join(", ", ports);
    }
}
