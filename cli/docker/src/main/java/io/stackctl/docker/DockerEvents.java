package io.stackctl.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.host.EngineAddress;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.EngineEvents;
import io.stackctl.engine.EventScope;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.StackName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events of a Docker Engine. */
final class DockerEvents implements EngineEvents {

    private static final long NANOS = 1_000_000_000L;

    /** How many events of a moment ago are taken for true. */
    private static final int MOST_RECENT = 100_000;

    private final EngineApi api;

    DockerEvents(EngineApi api) {
        this.api = api;
    }

    @Override
    public Subscription subscribe(
            StackName stack, EventScope scope, Optional<Instant> since, Optional<Instant> until) {
        ApiCall call =
                ApiCall.get("/events").query("filters", Filters.containerEvents(stack, scope));
        since.or(this::now).ifPresent(time -> call.query("since", ContainerLogs.seconds(time)));
        until.ifPresent(time -> call.query("until", ContainerLogs.seconds(time)));
        Response response = api.open(call.endlessPatience());
        return new EventStream(call, response, checks(stack, scope, until));
    }

    /** What ends with a stream. */
    private Runnable checks(StackName stack, EventScope scope, Optional<Instant> until) {
        boolean waits = scope == EventScope.STATES && until.isEmpty() && now().isPresent();
        return waits && api.make().isPodman() ? PodmanChecks.of(api, stack)::close : () -> {};
    }

    @Override
    public List<ContainerEvent> recent(StackName stack, EventScope scope, Duration within) {
        List<ContainerEvent> events = new ArrayList<>();
        now().ifPresent(now -> {
            try (Subscription past =
                    subscribe(stack, scope, Optional.of(now.minus(within)), Optional.of(now))) {
                for (var event = past.next(); event.isPresent(); event = past.next()) {
                    if (events.size() == MOST_RECENT) {
                        throw new StackException(
                                new OperationFailed("the engine tells of more events than happen"));
                    }
                    events.add(event.get());
                }
            }
        });
        return events;
    }

    /**
     * The engine answers a moment before it listens; what happens in between is replayed when it is
     * told the time. Only an engine on this machine has the same clock.
     */
    private Optional<Instant> now() {
        return api.address() instanceof EngineAddress.Unix
                ? Optional.of(Instant.now())
                : Optional.empty();
    }

    private final class EventStream implements Subscription {
        private final ApiCall call;
        private final Response response;
        private final JsonInput events;
        private final Runnable ending;
        private volatile boolean closed;

        EventStream(ApiCall call, Response response, Runnable ending) {
            this.call = call;
            this.response = response;
            this.events = new JsonInput(response.getBody());
            this.ending = ending;
        }

        @Override
        public Optional<ContainerEvent> next() {
            try {
                return closed
                        ? Optional.empty()
                        : api.understood(call, () -> events.next().map(DockerEvents.this::event));
            } catch (StackException e) {
                if (closed) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        @Override
        public void close() {
            closed = true;
            ending.run();
            response.close();
        }
    }

    private ContainerEvent event(Json event) {
        Json actor = event.get("Actor");
        long nanos = event.number("timeNano");
        return ContainerEvent.of(
                new ContainerEvent.Told(
                        api.make().action(event),
                        new ContainerId(actor.text("ID")),
                        actor.get("Attributes").text("name"),
                        actor.textsByKey("Attributes"),
                        Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS)));
    }
}
