package io.stackctl.workflow;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineEvents.ContainerEvent;
import io.stackctl.engine.EngineEvents.Subscription;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.StreamSession;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.execution.LineSplitter;
import io.stackctl.failure.StackException;
import io.stackctl.model.ServiceName;
import io.stackctl.model.StackName;
import io.stackctl.plan.ContainerLabels;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the containers of a stack write and how they end, also those that start later. It is
 * driven by the engine's events: opened before the first start, it misses nothing.
 */
final class Foreground implements AutoCloseable {

    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final Engine engine;
    private final EventSink events;
    private final StackName stack;
    private final LogChoice choice;
    private final Instant opened = Instant.now();
    private final ExitListener exits;
    private final Map<String, Thread> readers = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private final Set<String> created = new HashSet<>();
    private final Set<String> running = new HashSet<>();
    private final Set<String> started = new HashSet<>();
    private final Set<String> expected = new HashSet<>();
    private @Nullable Subscription subscription;
    private boolean complete;
    private boolean closed;

    /** Told when a container has ended for good. */
    @FunctionalInterface
    interface ExitListener {
        /** Takes one end; called from one thread. */
        void ended(ServiceName service, int exitCode);
    }

    Foreground(Surroundings around, StackName stack, LogChoice choice, ExitListener exits) {
        this.engine = around.engine();
        this.events = around.events();
        this.stack = stack;
        this.choice = choice;
        this.exits = exits;
    }

    /** Begins to listen. */
    void open() {
        subscription = engine.events().subscribe(stack, Optional.empty(), Optional.empty());
        Thread.ofVirtual().name("foreground").start(this::listen);
    }

    /** Shows the output of a container that is there already, and waits for its end if it runs. */
    synchronized void attach(ObservedContainer container) {
        var source = source(container.service(), container.labels(), container.name());
        if (choice.watched().contains(container.service()) && container.isUp()) {
            running.add(container.id().value());
        }
        if (choice.shown().contains(container.service())) {
            read(container.id().value(), source, choice.begin());
        }
    }

    /**
     * Joins the output of a container that is about to be started: unlike its log, that has the
     * last words of one that ends at once, whichever logging driver it has.
     *
     * @param terminal whether it has a terminal
     */
    synchronized void attachBeforeStart(ObservedContainer container, boolean terminal) {
        if (choice.shown().contains(container.service())) {
            var id = container.id().value();
            var source = source(container.service(), container.labels(), container.name());
            var session = engine.containers().attach(id, new AttachSpec(false, terminal, false));
            readers.put(
                    id,
                    Thread.ofVirtual().name("output-" + source).start(() -> pump(session, source)));
        }
    }

    /**
     * Says that nothing more will be started by us: from now on it ends when all containers have
     * ended.
     *
     * @param containers ids or names of those that were started; their events may still be on the
     *     way when the first of them has ended already
     */
    void complete(Set<String> containers) {
        for (var container : containers) {
            // One that ran already when it was to be started says nothing more: it counts as it is.
            engine.containers()
                    .inspect(container)
                    .filter(detail -> detail.state() == ContainerState.RUNNING)
                    .ifPresent(detail -> runs(container, detail));
        }
        synchronized (this) {
            expected.addAll(containers);
            complete = true;
            notifyAll();
        }
    }

    private synchronized void runs(String container, ContainerDetail detail) {
        var service = detail.labels().get(ContainerLabels.SERVICE);
        if (started.add(container)
                && service != null
                && choice.watched().contains(ServiceName.of(service))) {
            running.add(detail.id());
        }
    }

    /** Blocks until all watched containers have ended for good and their output is shown. */
    void awaitEnd() throws InterruptedException {
        Set<Thread> open;
        synchronized (this) {
            while (!(complete && running.isEmpty() && started.containsAll(expected)) && !closed) {
                wait();
            }
            open = closed ? Set.of() : Set.copyOf(readers.values());
        }
        for (var reader : open) {
            reader.join();
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Ends everything, also for those who wait for the end. */
    void end() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (subscription != null) {
            subscription.close();
        }
    }

    private void listen() {
        try {
            while (subscription != null) {
                var event = subscription.next();
                if (event.isEmpty()) {
                    break;
                }
                take(event.get());
            }
        } catch (StackException e) {
            events.accept(
                    new Event.Warning("the engine's events broke off: " + e.failure().message()));
        }
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }

    private void take(ContainerEvent event) {
        var labels = event.attributes();
        var name = labels.get(ContainerLabels.SERVICE);
        if (name == null || "True".equals(labels.get(ContainerLabels.ONE_OFF))) {
            return;
        }
        var service = ServiceName.of(name);
        var source = source(service, labels, event.name());
        switch (event.action()) {
            case "create" -> created(event, service);
            case "start" -> started(event, service, source);
            case "die" -> died(event, service, source);
            default -> {}
        }
    }

    private synchronized void created(ContainerEvent event, ServiceName service) {
        created.add(event.id());
        var replaced = event.attributes().get(ContainerLabels.REPLACE);
        if (replaced != null && choice.shown().contains(service)) {
            events.accept(new Event.ContainerRecreated(replaced));
        }
    }

    private synchronized void started(ContainerEvent event, ServiceName service, String source) {
        var id = event.id();
        started.add(id);
        started.add(event.name());
        notifyAll();
        if (choice.watched().contains(service)) {
            running.add(id);
        }
        var reader = readers.get(id);
        if (choice.shown().contains(service)
                && (reader == null || !reader.isAlive() || ends.containsKey(id))) {
            var since = Optional.ofNullable(ends.remove(id)).or(() -> since(id));
            read(
                    id,
                    source,
                    new LogQuery(
                            true,
                            OptionalInt.empty(),
                            since,
                            Optional.empty(),
                            choice.begin().timestamps()));
        }
    }

    private Optional<Instant> since(String id) {
        return created.contains(id) ? Optional.empty() : Optional.of(opened);
    }

    private void died(ContainerEvent event, ServiceName service, String source) {
        Thread reader;
        synchronized (this) {
            ends.put(event.id(), event.time());
            reader = readers.get(event.id());
        }
        boolean restarting = isRestarting(event.id());
        flush(reader);
        int code = exitCode(event);
        boolean watched = choice.watched().contains(service);
        if (watched) {
            events.accept(new Event.ContainerExited(source, code, restarting));
        }
        if (watched && !restarting) {
            exits.ended(service, code);
            synchronized (this) {
                running.remove(event.id());
                notifyAll();
            }
        }
    }

    // The last lines are read by another thread; they belong above the line that says that it
    // ended.
    private static void flush(@Nullable Thread reader) {
        if (reader != null) {
            try {
                reader.join(FLUSH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isRestarting(String id) {
        return engine.containers()
                .inspect(id)
                .map(detail ->
                        detail.state() == ContainerState.RESTARTING
                                || detail.state() == ContainerState.RUNNING)
                .orElse(false);
    }

    private static int exitCode(ContainerEvent event) {
        var text = event.attributes().getOrDefault("exitCode", "0");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    private void read(String id, String source, LogQuery query) {
        readers.put(
                id,
                Thread.ofVirtual().name("log-" + source).start(() -> follow(id, source, query)));
    }

    private void follow(String id, String source, LogQuery query) {
        try {
            engine.containers()
                    .logs(
                            id,
                            query,
                            line ->
                                    events.accept(
                                            new Event.LogLine(
                                                    source,
                                                    line.stream(),
                                                    line.text(),
                                                    line.timestamp())));
        } catch (StackException unreadable) {
            // A logging driver such as `none` keeps nothing: then only what comes from now on can
            // be shown.
            stream(id, source);
        }
    }

    private void stream(String id, String source) {
        try {
            boolean terminal =
                    engine.containers().inspect(id).map(ContainerDetail::terminal).orElse(false);
            pump(engine.containers().attach(id, new AttachSpec(false, terminal, false)), source);
        } catch (StackException e) {
            events.accept(
                    new Event.Warning(
                            "the output of "
                                    + source
                                    + " cannot be shown: "
                                    + e.failure().message()));
        }
    }

    private void pump(StreamSession session, String source) {
        var lines =
                new LineSplitter((stream, text) ->
                        events.accept(new Event.LogLine(source, stream, text, now())));
        try (session) {
            session.pump(lines::accept);
        } catch (IOException e) {
            events.accept(
                    new Event.Warning("the output of " + source + " broke off: " + e.getMessage()));
        } finally {
            lines.finish();
        }
    }

    private Optional<Instant> now() {
        return choice.begin().timestamps() ? Optional.of(Instant.now()) : Optional.empty();
    }

    private String source(ServiceName service, Map<String, String> labels, String container) {
        var number = labels.getOrDefault(ContainerLabels.NUMBER, "");
        // During a replacement the event still has the temporary name.
        var replaced = labels.get(ContainerLabels.REPLACE);
        return replaced != null && container.endsWith("_" + stack + "-" + replaced)
                ? replaced
                : LogNames.of(stack, service, number, container);
    }
}
