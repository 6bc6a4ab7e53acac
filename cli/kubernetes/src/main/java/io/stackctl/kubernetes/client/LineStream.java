package io.stackctl.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.stackctl.engine.OutputLines;
import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines as they come. One piece is asked for at a time, so whoever reads slowly is not flooded. */
public final class LineStream implements AsyncBody.Consumer<List<ByteBuffer>>, AutoCloseable {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Deque<LogText> lines = new ArrayDeque<>();
    private final OutputLines cut;
    private final Runnable closing;
    private @Nullable AsyncBody body;
    private boolean wanted = true;
    private boolean ended;

    /**
     * Has none yet.
     *
     * @param longest how many bytes a line may have; a longer one comes in pieces
     * @param closing is called when it is closed
     */
    LineStream(int longest, Runnable closing) {
        this.cut = new OutputLines(longest, (stream, line) -> lines.add(line));
        this.closing = closing;
    }

    synchronized void begin(AsyncBody of) {
        body = of;
        var _ = of.done().whenComplete((nothing, broken) -> end());
        of.consume();
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody from) {
        synchronized (this) {
            buffers.forEach(this::take);
            wanted = lines.isEmpty();
            notifyAll();
            if (!wanted) {
                return;
            }
        }
        from.consume();
    }

    private void take(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        cut.accept(Stream.STDOUT, bytes, 0, bytes.length);
    }

    private synchronized void end() {
        cut.finish();
        ended = true;
        notifyAll();
    }

    /**
     * Blocks for the next line.
     *
     * @return null when there are no more, be it that the other side ended or that it is broken
     */
    public @Nullable LogText next() {
        return next(FOR_EVER);
    }

    /**
     * The same for a time.
     *
     * @return null when there are no more, or none has come for so long
     */
    public @Nullable LogText next(Duration patience) {
        AsyncBody more;
        synchronized (this) {
            more = lines.isEmpty() && !ended && !wanted ? body : null;
            wanted |= more != null;
        }
        if (more != null) {
            more.consume();
        }
        return await(patience);
    }

    private synchronized @Nullable LogText await(Duration patience) {
        long begun = System.nanoTime();
        try {
            for (var left = patience;
                    lines.isEmpty() && !ended && left.isPositive();
                    left = patience.minusNanos(System.nanoTime() - begun)) {
                wait(left.toMillis() + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
        return lines.poll();
    }

    synchronized boolean isClosed() {
        return ended;
    }

    @Override
    public void close() {
        AsyncBody open;
        synchronized (this) {
            open = body;
            ended = true;
            notifyAll();
        }
        if (open != null) {
            open.cancel();
        }
        closing.run();
    }
}
