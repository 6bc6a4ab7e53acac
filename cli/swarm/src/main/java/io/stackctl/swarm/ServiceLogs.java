package io.stackctl.swarm;

import io.stackctl.cluster.Cluster.TaskLines;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.stream.LogLines;
import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.LogRecord;
import io.stackctl.event.LogText;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the tasks of a service wrote, gathered by the manager from all machines. With {@code
 * details} each line begins with whose it is (Engine API, "Get service logs").
 */
final class ServiceLogs {

    private static final Pattern DETAILS =
            Pattern.compile("^(\\S*com\\.docker\\.swarm\\.task\\.id=(?<task>[a-z0-9]+)\\S*) ?");

    private final EngineApi api;
    private final StackName stack;

    ServiceLogs(EngineApi api, StackName stack) {
        this.api = api;
        this.stack = stack;
    }

    void read(ServiceName service, LogQuery query, TaskLines lines) {
        var name = NamespaceLabels.scoped(stack, service.value());
        var call =
                ApiCall.get("/services/" + ApiCall.segment(name) + "/logs")
                        .query("stdout", true)
                        .query("stderr", true)
                        .query("details", true)
                        .query("timestamps", true)
                        .query("follow", query.follow());
        query.tail().ifPresent(count -> call.query("tail", count));
        query.since().ifPresent(time -> call.query("since", time.getEpochSecond()));
        Map<String, LogConsumer> consumers = new HashMap<>();
        var names = new TaskNames(service);
        api.read(
                call,
                body ->
                        LogLines.read(
                                body,
                                false,
                                true,
                                line -> hand(line, query, consumers, names, lines)));
    }

    private void hand(
            LogRecord line,
            LogQuery query,
            Map<String, LogConsumer> consumers,
            TaskNames names,
            TaskLines lines) {
        var text = line.text().toString();
        var details = DETAILS.matcher(text);
        boolean known = details.find();
        var task = known ? details.group("task") : "";
        var rest = known ? text.substring(details.end()) : text;
        if (query.until().isPresent()
                && line.timestamp().filter(query.until().get()::isBefore).isPresent()) {
            return;
        }
        consumers
                .computeIfAbsent(task, id -> lines.of(names.of(id)))
                .accept(
                        new LogRecord(
                                line.stream(),
                                LogText.of(rest),
                                query.timestamps() ? line.timestamp() : Optional.empty()));
    }

    /** How tasks are called, asked anew when one comes that was not there before. */
    private final class TaskNames {
        private final ServiceName service;
        private final Map<String, String> names = new HashMap<>();

        TaskNames(ServiceName service) {
            this.service = service;
        }

        String of(String id) {
            if (!names.containsKey(id)) {
                for (var task :
                        api.list(
                                ApiCall.get("/tasks")
                                        .query("filters", SwarmObservation.labelled(stack)),
                                task -> task)) {
                    var slot = task.text("Slot");
                    names.put(
                            task.required("ID"),
                            service
                                    + "."
                                    + (slot.isEmpty() || slot.equals("0")
                                            ? task.text("NodeID")
                                            : slot));
                }
            }
            return names.getOrDefault(id, service.value());
        }
    }
}
