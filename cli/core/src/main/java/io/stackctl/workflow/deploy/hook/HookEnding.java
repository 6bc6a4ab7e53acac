package io.stackctl.workflow.deploy.hook;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.Interruption;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a hook comes to its end: of itself, or with all that it has begun when the user wants it or
 * its time is over. It is asked to, and killed when it does not mind.
 */
final class HookEnding implements AutoCloseable {

    private Interruption.Handling handling = () -> {};
    private @Nullable Process process;
    private boolean wanted;

    private HookEnding() {}

    /** Listens to the user from now on, until it is closed. */
    static HookEnding of(Interruption interruption) {
        var ending = new HookEnding();
        ending.handling = interruption.handle(() -> ending.want(false), () -> ending.want(true));
        return ending;
    }

    private synchronized void want(boolean now) {
        wanted = true;
        end(now);
    }

    private synchronized void end(boolean now) {
        if (process == null) {
            return;
        }
        // Whoever it has begun is found only while it lives.
        List<ProcessHandle> all =
                Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(now ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
    }

    /**
     * Begins it.
     *
     * @throws StackException when the user no longer wants it
     */
    synchronized Process start(ProcessBuilder program) throws IOException {
        if (wanted) {
            throw new StackException(new Failure.Interrupted());
        }
        var started = program.start();
        process = started;
        return started;
    }

    /** Waits for its end, and sees to it when the time is over; says whether it was in time. */
    boolean await(Duration limit) throws InterruptedException {
        var begun = begun();
        try {
            if (begun.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            end(false);
            if (!begun.waitFor(HookLimit.GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                end(true);
                begun.waitFor();
            }
            return false;
        } catch (InterruptedException e) {
            end(true);
            throw e;
        }
    }

    private synchronized Process begun() {
        if (process == null) {
            throw new IllegalStateException("nothing was begun");
        }
        return process;
    }

    /** Whether the user wanted it to end. */
    synchronized boolean isWanted() {
        return wanted;
    }

    @Override
    public void close() {
        handling.close();
    }
}
