package io.stackctl.workflow.watch;

import io.stackctl.engine.EngineThread;
import io.stackctl.model.Stack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.WatchLock;
import io.stackctl.workflow.provider.Gifts;
import org.jspecify.annotations.Nullable;

/** Takes changed files over beside an attached verb. */
public final class BackgroundWatch implements AutoCloseable {

    private final WatchLock lock;
    private final Watching watching;
    private @Nullable Thread thread;

    /**
     * Begins to collect changes.
     *
     * @param gifts what programs gave before
     * @throws io.stackctl.failure.StackException when nothing is watched, or somebody else does
     */
    public BackgroundWatch(
            Surroundings around,
            Stack stack,
            WatchRequest request,
            Watching.Upheaval upheaval,
            Gifts gifts) {
        var rules =
                Watch.rules(
                        around, stack, "see https://docs.docker.com/compose/how-tos/file-watch/");
        lock = WatchLock.take(around, stack.name());
        watching = new Watching(around, stack, rules, request, upheaval, gifts);
    }

    /** Takes over what changed so far, and what changes from now on. */
    public void start() {
        thread = EngineThread.start("watch", watching::run);
    }

    /** Calls off what is being done; once more, without waiting for it. */
    public void cancel() {
        watching.close();
    }

    /** Ends it, and waits for what is being done. */
    @Override
    public void close() {
        cancel();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }
}
