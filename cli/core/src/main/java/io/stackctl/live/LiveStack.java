package io.stackctl.live;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineThread;
import io.stackctl.engine.EventScope;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stack's containers while they live: how each stands, and what happens to them, by one
 * subscription to the engine's events that is opened before anything is looked at, so that nothing
 * is polled and nothing is missed. An engine that goes away is looked for again; when it is back,
 * what changed meanwhile is told as if it had told it.
 *
 * <p>One thread takes the events, be it the caller's own by {@link #next} or one that {@link
 * #follow} starts; any may ask and wait.
 */
public final class LiveStack implements AutoCloseable {

    private final Engine engine;
    private final StackName stack;
    private final EventFeed feed;
    private final Standings standings = new Standings();
    private final Members members = new Members();
    private final Queue<ContainerEvent> missed = new ArrayDeque<>();
    private final Map<ContainerId, Integer> ends = new HashMap<>();
    private final Map<ContainerId, Integer> codes = new HashMap<>();
    private @Nullable RuntimeException broken;
    private boolean opened;
    private boolean closed;
    private long changes;

    /** Of a stack, of which nothing is known before {@link #open}. */
    public LiveStack(Engine engine, StackName stack) {
        this(engine, stack, Patience.USUAL);
    }

    LiveStack(Engine engine, StackName stack, Patience patience) {
        this.engine = engine;
        this.stack = stack;
        this.feed =
                new EventFeed(
                        engine,
                        stack,
                        EventScope.STATES,
                        Optional.empty(),
                        Optional.empty(),
                        patience,
                        this::returned);
    }

    /**
     * Subscribes to the engine's events.
     *
     * @throws StackException when there is no engine
     */
    public void open() {
        feed.open();
    }

    /** Subscribes, unless that was done, and takes events on a thread of its own. */
    public synchronized void follow() {
        if (!opened && !closed) {
            opened = true;
            open();
            EngineThread.start("live-stack", this::read);
        }
    }

    /**
     * Blocks for the next event; empty when this was closed.
     *
     * @throws StackException when the engine is gone, and stays away
     */
    public Optional<ContainerEvent> next() {
        while (!feed.isOver()) {
            var known = missed.poll();
            if (known != null) {
                return Optional.of(known);
            }
            var event = feed.nextOrReturn();
            if (event.isPresent() && take(event.get())) {
                return event;
            }
        }
        return Optional.empty();
    }

    /**
     * In one piece with the count: else whoever inspects meanwhile keeps the state from before the
     * event, and waits for ever.
     */
    private synchronized boolean take(ContainerEvent event) {
        if (event instanceof ContainerEvent.Died died) {
            ends.merge(event.id(), 1, Integer::sum);
            codes.put(event.id(), died.exitCode());
        }
        if (standings.take(event)) {
            changed();
        }
        return members.take(event);
    }

    private void returned() {
        var listing = engine.containers().ofStack(stack, true);
        List<ContainerId> unseen;
        synchronized (this) {
            unseen = members.unseen(listing);
        }
        Map<ContainerId, ContainerDetail> details = new HashMap<>();
        for (var container : unseen) {
            engine.containers()
                    .inspect(container)
                    .filter(detail -> detail.state() != ContainerState.RUNNING)
                    .ifPresent(detail -> details.put(container, detail));
        }
        synchronized (this) {
            missed.addAll(members.missed(listing, details));
            standings.forgetAll();
            changed();
        }
    }

    private void read() {
        try {
            while (next().isPresent()) {
                // Whoever waits looks at what came of it.
            }
        } catch (RuntimeException e) {
            // Whoever waits would wait for ever.
            fail(e);
        }
    }

    /** Lists the stack's containers, one-off and stopped ones too, sorted by name. */
    public List<ObservedContainer> look() {
        var listing = engine.containers().ofStack(stack, true);
        synchronized (this) {
            members.take(listing);
        }
        return listing;
    }

    /** Everything known of one container; empty when it is gone. */
    public Optional<ContainerDetail> inspect(ContainerId container) {
        return inspected(() -> engine.containers().inspect(container));
    }

    /** The same of the container of a name. */
    public Optional<ContainerDetail> inspect(ContainerName container) {
        return inspected(() -> engine.containers().inspect(container));
    }

    private Optional<ContainerDetail> inspected(Supplier<Optional<ContainerDetail>> question) {
        long seen = changes();
        var detail = question.get();
        synchronized (this) {
            // An event that came meanwhile may be newer than the answer.
            if (changes == seen && detail.isPresent()) {
                standings.put(detail.get().id(), Standing.of(detail.get()));
                members.take(detail.get());
            }
        }
        return detail;
    }

    /**
     * How a container stands; empty when it is gone. The engine is asked only where its events do
     * not tell.
     *
     * @param container its id
     */
    public Optional<Standing> stateOf(ContainerId container) {
        Optional<Standing> known;
        synchronized (this) {
            known = standings.of(container);
        }
        return known.isPresent() ? known : inspect(container).map(Standing::of);
    }

    /**
     * How often a container's program has ended since this follows, or since {@link #forgetEnds},
     * also where the engine has started it again before anybody looked.
     */
    public synchronized int endsOf(ContainerId container) {
        return ends.getOrDefault(container, 0);
    }

    /** The exit code with which a container's program ended last; empty where none was seen. */
    public synchronized OptionalInt lastCodeOf(ContainerId container) {
        var code = codes.get(container);
        return code == null ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** Whether all waiting is called off. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Forgets how often a container has ended: it is started, and what was before is over. */
    public synchronized void forgetEnds(ContainerId container) {
        ends.remove(container);
        codes.remove(container);
    }

    /** Has whoever waits look again, since something has changed that no event tells. */
    public synchronized void wake() {
        changed();
    }

    /** Forgets how a container stood, since its start may not have been told yet. */
    public synchronized void forget(ContainerId container) {
        standings.forget(container);
    }

    /** A number that grows with every change. */
    public synchronized long changes() {
        return changes;
    }

    /**
     * Blocks until something has changed, the time is over, or nobody has to wait any more.
     *
     * @param seen what {@link #changes} said before the state was looked at
     * @param atMost how long
     * @return false when the waiting is called off
     * @throws StackException when the engine is gone, and stays away
     */
    public synchronized boolean awaitChange(long seen, Duration atMost)
            throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (changes == seen && !closed && broken == null) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        if (broken != null) {
            throw broken;
        }
        return !closed;
    }

    /** Calls off all waiting. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        feed.close();
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    private synchronized void fail(RuntimeException lost) {
        broken = lost;
        notifyAll();
    }
}
