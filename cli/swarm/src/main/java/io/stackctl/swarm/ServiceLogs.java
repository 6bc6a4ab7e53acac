package io.stackctl.swarm;

import io.stackctl.cluster.Cluster.TaskLines;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.stream.LogLines;
import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.LogRecord;
import io.stackctl.event.Event.Stream;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import io.stackctl.swarm.state.TaskPlace;
import java.util.EnumMap;
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
        var path = "/services/" + ApiCall.segment(NamespaceLabels.scoped(stack, service.value()));
        boolean terminal =
                api.object(
                        ApiCall.get(path),
                        found -> found.get("Spec", "TaskTemplate", "ContainerSpec").flag("TTY"));
        var call =
                ApiCall.get(path + "/logs")
                        .query("stdout", true)
                        .query("stderr", true)
                        .query("details", true)
                        .query("timestamps", true)
                        .query("follow", query.follow());
        query.tail().ifPresent(count -> call.query("tail", count));
        query.since().ifPresent(time -> call.query("since", time.getEpochSecond()));
        var told = new Told(service, query, lines);
        api.read(call, body -> LogLines.read(body, terminal, true, told::take));
    }

    /** Hands lines to whoever takes those of their tasks. */
    private final class Told {

        private final ServiceName service;
        private final LogQuery query;
        private final TaskLines lines;
        private final Map<String, LogConsumer> consumers = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();

        /** Of each stream, whose line goes on with the next piece of it. */
        private final Map<Stream, LogConsumer> within = new EnumMap<>(Stream.class);

        Told(ServiceName service, LogQuery query, TaskLines lines) {
            this.service = service;
            this.query = query;
            this.lines = lines;
        }

        void take(LogRecord record) {
            var text = record.text();
            var begun = within.remove(record.stream());
            var consumer = begun;
            if (consumer == null) {
                var details = DETAILS.matcher(text.toString());
                boolean known = details.find();
                consumer = consumer(known ? details.group("task") : "", record);
                // Details have no letters beyond ASCII: their length in letters is that in bytes.
                text = known ? text.from(details.end()) : text;
            }
            if (!text.ended()) {
                within.put(record.stream(), consumer);
            }
            consumer.accept(
                    new LogRecord(
                            record.stream(),
                            text,
                            query.timestamps() ? record.timestamp() : Optional.empty()));
        }

        private LogConsumer consumer(String task, LogRecord record) {
            var until = query.until();
            if (until.isPresent() && record.timestamp().filter(until.get()::isBefore).isPresent()) {
                return _ -> {};
            }
            return consumers.computeIfAbsent(task, id -> lines.of(name(id)));
        }

        /** How a task is called, asked anew when one comes that was not there before. */
        private String name(String id) {
            var call = ApiCall.get("/tasks").query("filters", NamespaceLabels.filter(stack));
            if (!names.containsKey(id)) {
                for (var task : api.list(call, task -> task)) {
                    names.put(task.required("ID"), service + "." + TaskPlace.of(task));
                }
            }
            return names.getOrDefault(id, service.value());
        }
    }
}
