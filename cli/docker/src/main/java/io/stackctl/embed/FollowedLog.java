package io.stackctl.embed;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.output.LogRequest;
import io.stackctl.workflow.output.Logs;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log that somebody follows until it is closed:
 *
 * <pre>{@code
 * try (var _ = stack.follow("web", line -> …)) {
 *     …
 * }
 * }</pre>
 *
 * <p>It ends by itself when every container of the service has ended.
 */
public final class FollowedLog implements AutoCloseable {

    private final Interruption interruption = Interruption.never();
    private final ReentrantReadWriteLock telling = new ReentrantReadWriteLock();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable StackException failed;

    FollowedLog(
            Surroundings around, FoundStack stack, LogRequest request, Consumer<String> listener) {
        EventSink sink =
                event -> {
                    if (event instanceof Event.LogLine line) {
                        tell(listener, line.text().toString());
                    } else {
                        around.events().accept(event);
                    }
                };
        var logs = new Logs(around.telling(sink).interruptedBy(interruption));
        thread = Thread.ofPlatform().daemon().name("log").start(() -> follow(logs, stack, request));
    }

    private void tell(Consumer<String> listener, String line) {
        telling.readLock().lock();
        try {
            if (!closed) {
                listener.accept(line);
            }
        } finally {
            telling.readLock().unlock();
        }
    }

    private void follow(Logs logs, FoundStack stack, LogRequest request) {
        try {
            logs.run(stack, request);
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.Interrupted)) {
                failed = e;
            }
        }
    }

    /**
     * Ends it; nothing more is told when this returns. The listener itself may do so: then what is
     * being told by other threads at that moment still is.
     *
     * @throws StackException when the log could not be read
     */
    @Override
    public void close() {
        closed = true;
        if (telling.getReadHoldCount() > 0) {
            // Whoever reads the log waits for the listener, which must not wait for them.
            Thread.ofPlatform().daemon().name("log end").start(this::end);
            return;
        }
        end();
        var cause = failed;
        if (cause != null) {
            throw new StackException(cause.failure(), cause);
        }
    }

    private void end() {
        // Whoever listens is not disturbed in the midst of a line.
        telling.writeLock().lock();
        try {
            interruption.arrived();
        } finally {
            telling.writeLock().unlock();
        }
        boolean interrupted = false;
        // Following begins on a thread of its own: until it listens, nobody hears the wish.
        while (thread.isAlive()) {
            interruption.arrived();
            try {
                thread.join(20);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
