package io.stackctl.workflow.output;

import io.stackctl.model.Stack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.provider.Gifts;
import io.stackctl.workflow.watch.BackgroundWatch;
import io.stackctl.workflow.watch.WatchRequest;
import io.stackctl.workflow.watch.Watching;
import org.jspecify.annotations.Nullable;

/** Taking changed files over beside an {@code up}, which the user may begin and end. */
final class WatchSwitch implements AutoCloseable {

    private final Surroundings around;
    private final Stack stack;
    private final Watching.Upheaval upheaval;
    private final Gifts gifts;
    private volatile @Nullable BackgroundWatch watch;
    private boolean closed;

    WatchSwitch(Surroundings around, Stack stack, Watching.Upheaval upheaval, Gifts gifts) {
        this.around = around;
        this.stack = stack;
        this.upheaval = upheaval;
        this.gifts = gifts;
    }

    /** Whether any service says what to do with its changed files. */
    boolean isConfigured() {
        return stack.services().stream().anyMatch(service -> !service.watchRules().isEmpty());
    }

    /**
     * Begins to collect changes.
     *
     * @throws io.stackctl.failure.StackException when nothing is watched, or somebody else does
     */
    synchronized void open(WatchRequest request) {
        if (!closed) {
            watch = new BackgroundWatch(around, stack, request, upheaval, gifts);
        }
    }

    /** Takes over what was collected, and what changes from now on. */
    synchronized void start() {
        if (watch != null) {
            watch.start();
        }
    }

    synchronized boolean isOn() {
        return watch != null;
    }

    /** Calls off what is being done, without waiting for it. */
    void cancel() {
        var running = watch;
        if (running != null) {
            running.cancel();
        }
    }

    /** Ends it, and waits for what is being done. */
    synchronized void stop() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    /** The same, for good. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
