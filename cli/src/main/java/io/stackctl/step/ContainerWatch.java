package io.stackctl.step;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineEvents.Subscription;
import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows how containers stand and who waits for a change: one event stream for the whole stack,
 * opened before the first start, so that nothing is polled and nothing is missed.
 */
public final class ContainerWatch implements AutoCloseable {

    private static final int RECONNECTS = 20;
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(500);

    private final Engine engine;
    private final StackName stack;
    private final Map<String, Standing> known = new ConcurrentHashMap<>();
    private @Nullable Subscription subscription;
    private @Nullable RuntimeException broken;
    private boolean closed;
    private long changes;

    ContainerWatch(Engine engine, StackName stack) {
        this.engine = engine;
        this.stack = stack;
    }

    /** Opens the event stream, unless it is open. */
    synchronized void open() {
        if (subscription == null && !closed) {
            subscription = engine.events().subscribe(stack, Optional.empty(), Optional.empty());
            EngineThread.start("container-watch", this::read);
        }
    }

    /** How a container stood when we last heard of it. */
    public record Standing(ContainerState state, Health health, int exitCode) {}

    /** How a container stands; empty when it is gone. */
    public Optional<Standing> stateOf(String container) {
        var standing = known.get(container);
        if (standing != null) {
            return Optional.of(standing);
        }
        long seen = changes();
        var inspected =
                engine.containers()
                        .inspect(container)
                        .map(detail ->
                                new Standing(detail.state(), detail.health(), detail.exitCode()));
        synchronized (this) {
            // An event that came meanwhile may be newer than the answer.
            if (changes == seen) {
                inspected.ifPresent(found -> known.put(container, found));
            }
        }
        return inspected;
    }

    /** Forgets how a container stood, since we are about to change it. */
    void forget(String container) {
        known.remove(container);
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
     * @throws StackException when the event stream is lost
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
        Subscription open;
        synchronized (this) {
            closed = true;
            open = subscription;
            notifyAll();
        }
        if (open != null) {
            open.close();
        }
    }

    private void read() {
        try {
            follow();
        } catch (RuntimeException e) {
            // Whoever waits would wait for ever.
            fail(e);
        }
    }

    private void follow() {
        int failures = 0;
        while (failures <= RECONNECTS) {
            try {
                if (failures > 0) {
                    EngineThread.pause(RECONNECT_PAUSE);
                    reconnect();
                }
                if (drain()) {
                    failures = 0;
                }
                failures++;
            } catch (StackException e) {
                failures++;
                if (failures > RECONNECTS) {
                    throw e;
                }
            }
            synchronized (this) {
                if (closed) {
                    return;
                }
            }
        }
        throw new StackException(
                new Failure.OperationFailed(
                        "the engine ends its stream of events again and again",
                        "see what the engine's log says"));
    }

    /** Takes events until the stream ends; says whether there was one. */
    private boolean drain() {
        Subscription current;
        synchronized (this) {
            current = subscription;
        }
        boolean any = false;
        while (current != null) {
            var event = current.next();
            if (event.isEmpty()) {
                return any;
            }
            any = true;
            take(event.get());
        }
        return any;
    }

    private void reconnect() {
        var renewed = engine.events().subscribe(stack, Optional.empty(), Optional.empty());
        synchronized (this) {
            subscription = renewed;
            if (closed) {
                renewed.close();
            }
            known.clear();
            changed();
        }
    }

    /**
     * In one piece with the count: else whoever inspects meanwhile keeps the state from before the
     * event, and waits for ever.
     */
    private synchronized void take(ContainerEvent event) {
        if (event instanceof ContainerEvent.Executed) {
            return;
        }
        if (event instanceof ContainerEvent.HealthChanged changed) {
            known.computeIfPresent(
                    event.id(),
                    (id, standing) ->
                            new Standing(standing.state(), changed.health(), standing.exitCode()));
        } else {
            known.remove(event.id());
        }
        changed();
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
