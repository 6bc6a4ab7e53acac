package io.stackctl.workflow.output;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.Engine;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.OutputLines;
import io.stackctl.engine.StreamSession;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.workflow.ReaderThreads;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Shows what containers write, each read by a thread of its own. */
final class OutputReaders {

    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final Engine engine;
    private final EventSink events;
    private final boolean timestamps;
    private final ReaderThreads threads;
    private final Map<ContainerId, Thread> readers = new ConcurrentHashMap<>();
    private final Set<ContainerId> bystanders = ConcurrentHashMap.newKeySet();
    private final Map<ContainerId, StreamSession> notStarted = new ConcurrentHashMap<>();
    private final Set<StreamSession> left = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    /**
     * Shows nothing yet.
     *
     * @param timestamps whether lines come with their time
     * @param threads where reading happens
     */
    OutputReaders(Engine engine, EventSink events, boolean timestamps, ReaderThreads threads) {
        this.engine = engine;
        this.events = events;
        this.timestamps = timestamps;
        this.threads = threads;
    }

    /** Says that nobody waits for the end of a container, so that its output has none either. */
    void letGoOn(ContainerId id) {
        bystanders.add(id);
    }

    /** Whether a container's output is shown already. */
    boolean isReading(ContainerId id) {
        var reader = readers.get(id);
        return reader != null && reader.isAlive();
    }

    /** Shows the log of a container. */
    void readLog(ContainerId id, String source, LogQuery query) {
        readers.put(id, threads.start("log-" + source, () -> follow(id, source, query)));
    }

    /**
     * Joins the streams of a container that is about to be started.
     *
     * @param terminal whether it has a terminal
     */
    void join(ContainerId id, String source, boolean terminal) {
        var session = engine.containers().attach(id, new AttachSpec(false, terminal, false));
        notStarted.put(id, session);
        readers.put(id, threads.start("output-" + source, () -> pump(session, source)));
    }

    /** Says that a container was started. */
    void started(ContainerId id) {
        notStarted.remove(id);
    }

    /**
     * Waits a moment for the last lines of a container: they belong above the line that says that
     * it ended.
     */
    void flush(ContainerId id) {
        var reader = readers.get(id);
        if (reader != null) {
            try {
                reader.join(FLUSH);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Blocks until everything is shown that started containers write whose end is waited for;
     * nothing more is shown then.
     */
    void awaitAll() throws InterruptedException {
        for (var session : notStarted.values()) {
            // Nothing comes and nothing ends there, when an interrupt came before the start.
            left.add(session);
            session.close();
        }
        var awaited = new HashMap<>(readers);
        awaited.keySet().removeAll(bystanders);
        threads.await(awaited.values());
        over = true;
    }

    /** Ends all reading; nothing more is shown. */
    void end() {
        over = true;
        readers.values().forEach(Thread::interrupt);
    }

    private void tell(Event.LogLine line) {
        if (!over) {
            events.accept(line);
        }
    }

    private void follow(ContainerId id, String source, LogQuery query) {
        try {
            engine.containers()
                    .logs(
                            id,
                            query,
                            line ->
                                    tell(
                                            new Event.LogLine(
                                                    source,
                                                    line.stream(),
                                                    line.text(),
                                                    line.timestamp())));
        } catch (StackException unreadable) {
            requireAnswer(unreadable);
            // A logging driver such as `none` keeps nothing: then only what comes from now on can
            // be shown.
            stream(id, source);
        }
    }

    private void stream(ContainerId id, String source) {
        try {
            boolean terminal =
                    engine.containers().inspect(id).map(ContainerDetail::terminal).orElse(false);
            pump(engine.containers().attach(id, new AttachSpec(false, terminal, false)), source);
        } catch (StackException e) {
            requireAnswer(e);
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
                new OutputLines(
                        (stream, text) -> tell(new Event.LogLine(source, stream, text, now())));
        try (session) {
            session.pump(lines);
        } catch (IOException e) {
            if (!over && !left.contains(session)) {
                events.accept(
                        new Event.Warning(
                                "the output of " + source + " broke off: " + e.getMessage()));
            }
        } finally {
            lines.finish();
        }
    }

    /** Only what an engine refuses can be shown in another way, or left out. */
    private static void requireAnswer(StackException failed) {
        if (!(failed.failure() instanceof Failure.EngineFailure failure) || !failure.isRefusal()) {
            throw failed;
        }
    }

    private Optional<Instant> now() {
        return timestamps ? Optional.of(Instant.now()) : Optional.empty();
    }
}
