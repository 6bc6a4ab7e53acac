package io.stackctl.docker.grpc;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * How many bytes of data the other side still takes, in all and by stream (RFC 9113, section 5.2).
 */
final class SendWindows {

    private static final int WHOLE_CONNECTION = 0;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final int SETTING = 6;

    private final Map<Integer, Integer> windows = new HashMap<>();
    private int initial = 65_535;
    private boolean closed;

    SendWindows() {
        windows.put(WHOLE_CONNECTION, initial);
    }

    synchronized void open(int stream) {
        windows.put(stream, initial);
    }

    synchronized void forget(int stream) {
        windows.remove(stream);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized void add(int stream, int count) {
        windows.computeIfPresent(stream, (_, left) -> sum(left, count));
        notifyAll();
    }

    /** A window that would be larger than there are numbers for stays at the largest. */
    private static int sum(int left, int change) {
        return Math.clamp((long) left + change, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Takes the other side's settings, of which the first window of a stream matters here. */
    synchronized void settings(Frame frame) throws IOException {
        for (var at = 0; at + SETTING <= frame.payload().length; at += SETTING) {
            if (frame.payload()[at] == 0 && frame.payload()[at + 1] == INITIAL_WINDOW_SIZE) {
                var change = frame.number(at + 2) - initial;
                initial += change;
                // Streams that are open change too, the connection's window does not.
                windows.replaceAll(
                        (stream, left) -> stream == WHOLE_CONNECTION ? left : sum(left, change));
            }
        }
        notifyAll();
    }

    /**
     * Blocks until something may be sent.
     *
     * @return how much, at most what is wanted
     * @throws IOException when the stream or the connection is over
     */
    synchronized int take(int stream, int wanted) throws IOException {
        while (true) {
            var left = windows.get(stream);
            if (closed || left == null) {
                throw new EOFException("the builder gave up a call");
            }
            var count = Math.min(wanted, Math.min(left, windows.getOrDefault(WHOLE_CONNECTION, 0)));
            if (count > 0) {
                windows.merge(stream, -count, Integer::sum);
                windows.merge(WHOLE_CONNECTION, -count, Integer::sum);
                return count;
            }
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EOFException("interrupted");
            }
        }
    }
}
