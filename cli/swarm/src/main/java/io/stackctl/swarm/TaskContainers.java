package io.stackctl.swarm;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import io.stackctl.swarm.state.TaskPlace;
import java.util.List;
import java.util.OptionalInt;

/**
 * Containers of tasks. A manager knows those of all machines, but only the engine that has one lets
 * processes into it.
 */
final class TaskContainers {

    private final EngineApi api;
    private final StackName stack;

    TaskContainers(EngineApi api, StackName stack) {
        this.api = api;
        this.stack = stack;
    }

    /**
     * Finds one on the engine that is spoken to.
     *
     * @param number the place of the task; empty for any
     */
    ContainerId find(ServiceName service, OptionalInt number) {
        var running = running(service, number);
        if (running.isEmpty()) {
            throw new StackException(
                    new InvalidRequest(
                            "service \""
                                    + service
                                    + "\" is not running"
                                    + (number.isPresent() ? " task #" + number.getAsInt() : "")));
        }
        var here = api.object(ApiCall.get("/info"), info -> info.get("Swarm").required("NodeID"));
        return running.stream()
                .filter(task -> task.text("NodeID").equals(here))
                .map(TaskContainers::container)
                .map(ContainerId::new)
                .findFirst()
                .orElseThrow(() -> elsewhere(service, running.getFirst()));
    }

    private List<Json> running(ServiceName service, OptionalInt number) {
        var name = NamespaceLabels.scoped(stack, service.value());
        var id =
                new SwarmObservation(api, stack)
                        .services().stream()
                                .filter(found -> found.name().equals(service))
                                .map(found -> found.id())
                                .findFirst()
                                .orElseThrow(() ->
                                        new StackException(
                                                new InvalidRequest("no such service: " + name)));
        var call = ApiCall.get("/tasks").query("filters", NamespaceLabels.filter(stack));
        return api.list(call, task -> task).stream()
                .filter(task -> task.text("ServiceID").equals(id))
                .filter(task ->
                        task.text("DesiredState").equals("running")
                                && task.get("Status").text("State").equals("running"))
                .filter(task -> number.isEmpty() || task.number("Slot") == number.getAsInt())
                .filter(task -> !container(task).isEmpty())
                .sorted(Order.by(task -> task.number("Slot")))
                .toList();
    }

    private static String container(Json task) {
        return task.get("Status", "ContainerStatus").text("ContainerID");
    }

    private StackException elsewhere(ServiceName service, Json task) {
        var node = Nodes.names(api).getOrDefault(task.text("NodeID"), task.text("NodeID"));
        return new StackException(
                new OperationFailed(
                        "task "
                                + NamespaceLabels.scoped(stack, service.value())
                                + "."
                                + TaskPlace.of(task)
                                + " runs on "
                                + node
                                + ", and only the engine of that machine lets processes in",
                        "run it there: docker -H ssh://"
                                + node
                                + " exec "
                                + new ContainerId(container(task)).abbreviated()
                                + " COMMAND"));
    }
}
