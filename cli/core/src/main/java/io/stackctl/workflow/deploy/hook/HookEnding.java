package io.stackctl.workflow.deploy.hook;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.Interruption;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a hook comes to its end: of itself, or with all that it has begun when the user wants it or
 * its time is over. It is asked to, and killed when it does not mind.
 */
final class HookEnding implements AutoCloseable {

    private Interruption.Handling handling = () -> {};
    private @Nullable Process process;
    private final Set<ProcessHandle> asked = new LinkedHashSet<>();
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
        // Whoever it has begun is found only while it lives, and may live longer.
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(asked::add);
        asked.forEach(now ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
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
        return await(limit, HookLimit.GRACE);
    }

    /**
     * The same.
     *
     * @param grace between being asked and being killed
     */
    boolean await(Duration limit, Duration grace) throws InterruptedException {
        var begun = begun();
        try {
            boolean inTime = begun.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                end(false);
            }
            if (!haveEnded(asked(), grace)) {
                end(true);
            }
            begun.waitFor();
            return inTime;
        } catch (InterruptedException e) {
            end(true);
            throw e;
        }
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration grace)
            throws InterruptedException {
        var ends = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(grace.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException unheard) {
            return false;
        }
    }

    private synchronized List<ProcessHandle> asked() {
        return List.copyOf(asked);
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
