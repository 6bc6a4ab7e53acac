package io.stackctl.live;

import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineEvents.Subscription;
import io.stackctl.engine.EventScope;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an engine tells of a stack's containers, in one stream although the engine may go away and
 * come back. One thread reads it; any may close it.
 */
public final class EventFeed implements AutoCloseable {

    private final Engine engine;
    private final StackName stack;
    private final EventScope scope;
    private final Optional<Instant> since;
    private final Optional<Instant> until;
    private final Patience patience;
    private final Runnable returned;
    private @Nullable Subscription subscription;
    private boolean closed;
    private Instant last = Instant.EPOCH;
    private long begun;
    private int failures;
    private boolean over;

    /**
     * All that is told; reads nothing yet.
     *
     * @param since replays from then; empty for from now on
     * @param until ends there; empty for never
     */
    public EventFeed(
            Engine engine, StackName stack, Optional<Instant> since, Optional<Instant> until) {
        this(engine, stack, EventScope.EVERYTHING, since, until, Patience.USUAL, () -> {});
    }

    /**
     * The same.
     *
     * @param scope what is told
     * @param returned run by the reading thread when the engine is back, before anything that it
     *     tells then: what happened meanwhile may never be told
     */
    EventFeed(
            Engine engine,
            StackName stack,
            EventScope scope,
            Optional<Instant> since,
            Optional<Instant> until,
            Patience patience,
            Runnable returned) {
        this.engine = engine;
        this.stack = stack;
        this.scope = scope;
        this.since = since;
        this.until = until;
        this.patience = patience;
        this.returned = returned;
    }

    /**
     * Subscribes: when this returns, nothing that happens later is missed.
     *
     * @throws StackException when there is no engine
     */
    public void open() {
        subscribe(since);
    }

    /**
     * Blocks for the next event; empty when the feed was closed, or has come to its {@code until}.
     *
     * @throws StackException when the engine is gone, and stays away
     */
    public Optional<ContainerEvent> next() {
        var event = nextOrReturn();
        while (event.isEmpty() && !over) {
            event = nextOrReturn();
        }
        return event;
    }

    /** The same; empty also when the engine is back, and {@code returned} was run. */
    Optional<ContainerEvent> nextOrReturn() {
        var current = current();
        if (current == null) {
            over = true;
            return Optional.empty();
        }
        StackException lost = null;
        try {
            var event = current.next();
            if (event.isPresent()) {
                failures = 0;
                last = last.isBefore(event.get().time()) ? event.get().time() : last;
                return event;
            }
            over = until.isPresent();
        } catch (StackException e) {
            lost = e;
        }
        if (!over) {
            resume(lost);
        }
        return Optional.empty();
    }

    /** Whether nothing comes any more; for the reading thread. */
    boolean isOver() {
        return over;
    }

    private synchronized @Nullable Subscription current() {
        return closed ? null : subscription;
    }

    private void resume(@Nullable StackException cause) {
        var lost = cause;
        if (System.nanoTime() - begun > Patience.GOOD_WHILE.toNanos()) {
            failures = 0;
        }
        while (true) {
            failures++;
            if (isFinal(lost)) {
                throw lost != null ? lost : endless();
            }
            if (!pause(failures)) {
                return;
            }
            try {
                subscribe(afterLast());
                returned.run();
                return;
            } catch (StackException e) {
                lost = e;
            }
        }
    }

    private boolean isFinal(@Nullable StackException lost) {
        boolean unwanted = lost != null && lost.failure() instanceof Failure.Interrupted;
        return (unwanted || failures > patience.attempts()) && current() != null;
    }

    private static StackException endless() {
        return new StackException(
                new Failure.OperationFailed(
                        "the engine ends its stream of events again and again",
                        "see what the engine's log says"));
    }

    /** By the engine's own clock, which may not be ours. */
    private Optional<Instant> afterLast() {
        return last.isAfter(Instant.EPOCH) ? Optional.of(last.plusNanos(1)) : since;
    }

    private void subscribe(Optional<Instant> from) {
        begun = System.nanoTime();
        var opened = engine.events().subscribe(stack, scope, from, until);
        Subscription before;
        boolean late;
        synchronized (this) {
            before = subscription;
            subscription = opened;
            late = closed;
        }
        if (before != null) {
            before.close();
        }
        if (late) {
            opened.close();
        }
    }

    /** Says false when the feed was closed meanwhile. */
    private synchronized boolean pause(int attempt) {
        long end = System.nanoTime() + patience.before(attempt).toNanos();
        try {
            for (long left = 1; left > 0 && !closed; left = end - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        return !closed;
    }

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
}
