package io.stackctl.services.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What has been read from a wire and not yet been used. The buffer starts at one byte, so that a
 * connection that waits for its next request costs next to nothing, and grows as far as a head may
 * be long.
 */
public final class HttpInput {
    private static final int FIRST = 1024;
    private static final int WORKING = 8192;

    private final Wire wire;
    private final int limit;
    private final Grant grant;
    private byte[] buffer = new byte[1];
    private int start;
    private int end;
    private boolean filled;
    private long deadline;
    private @Nullable Patience patience;
    private long tickNanos;
    private long lastTick;
    private @Nullable Pace pace;
    private volatile long lateFrom;

    /**
     * Asked once a tick, whether a read waits or bytes trickle: a peer that sends one now and then
     * is to be heard no longer than one that is silent.
     */
    @FunctionalInterface
    public interface Patience {
        /** Returns to go on reading, or throws what the reader is to get. */
        void stillWaiting() throws IOException;
    }

    /** {@code limit} is the longest line, in bytes, that this input can hold. */
    public HttpInput(Wire wire, int limit, Budget budget) {
        this.wire = wire;
        this.limit = limit;
        this.grant = new Grant(budget);
    }

    public int buffered() {
        return end - start;
    }

    public byte[] array() {
        return buffer;
    }

    public int position() {
        return start;
    }

    public void consume(int bytes) {
        start += bytes;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }

    /** Every read from now on, all together, may take this long. */
    public void within(Duration total) {
        long now = System.nanoTime();
        deadline = now + total.toNanos();
        patience = null;
        pace = null;
        lateFrom = now | 1;
    }

    /** Each read from now on may wait this long. */
    public void eachWithin(Duration wait) throws IOException {
        deadline = 0;
        patience = null;
        pace = null;
        lateFrom = 0;
        wire.readTimeout(wait);
    }

    /** Reads from now on may wait for as long as the sender keeps a {@link Pace}. */
    public void paced(Duration allowance) {
        deadline = 0;
        patience = null;
        pace = new Pace(allowance);
        lateFrom = 0;
    }

    /**
     * By how much the sender is late at this moment, in nanoseconds: with a head since it began,
     * with a body by its {@link Pace}; 0 while nothing is waited for. For any thread.
     */
    long behind(long now) {
        long from = lateFrom;
        return from == 0 ? 0 : now - from;
    }

    /** Reads from now on go on for as long as {@code whoAsked} has patience. */
    public void patiently(Duration tick, Patience whoAsked) throws IOException {
        eachWithin(tick);
        patience = whoAsked;
        tickNanos = tick.toNanos();
        lastTick = System.nanoTime();
    }

    /**
     * Reads more, keeping what is there; false at the end of the stream, or when the buffer holds
     * all it may.
     */
    public boolean fill() throws IOException {
        makeRoom();
        if (end == buffer.length) {
            return false;
        }
        if (deadline != 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException("deadline");
            }
            wire.readTimeout(Duration.ofNanos(left).plusMillis(1));
        }
        int read = pace == null ? read() : read(pace);
        if (read < 0) {
            return false;
        }
        end += read;
        filled = end == buffer.length;
        return true;
    }

    /**
     * Looks without waiting whether the peer has closed, and keeps what it has said before that;
     * false also where there is no more room to look.
     */
    public boolean ended() throws IOException {
        if (buffered() == buffer.length) {
            return false;
        }
        eachWithin(Duration.ofMillis(1));
        try {
            return !fill();
        } catch (SocketTimeoutException stillThere) {
            return false;
        }
    }

    private int read(Pace sender) throws IOException {
        long before = System.nanoTime();
        long left = sender.left();
        if (left <= 0) {
            throw new SocketTimeoutException("too slow");
        }
        wire.readTimeout(Duration.ofNanos(left).plusMillis(1));
        lateFrom = (before - sender.spent()) | 1;
        int read = 0;
        try {
            read = wire.read(buffer, end, buffer.length - end);
        } finally {
            lateFrom = 0;
            sender.waited(System.nanoTime() - before, Math.max(0, read));
        }
        return read;
    }

    private int read() throws IOException {
        while (true) {
            if (patience != null && System.nanoTime() - lastTick >= tickNanos) {
                patience.stillWaiting();
                lastTick = System.nanoTime();
            }
            try {
                return wire.read(buffer, end, buffer.length - end);
            } catch (SocketTimeoutException e) {
                if (patience == null) {
                    throw e;
                }
            }
        }
    }

    private void makeRoom() throws Refusal {
        if (start > 0 && end == buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        // A read that filled the buffer announces more of its kind; a body is not to trickle
        // through a small one.
        boolean tight = end == buffer.length || (filled && buffer.length < WORKING);
        if (tight && buffer.length < limit) {
            grow(Math.clamp(buffer.length * 4L, Math.min(FIRST, limit), limit));
        }
    }

    private void grow(int size) throws Refusal {
        // Twice, because a head becomes strings of the same size.
        if (size <= FIRST || grant.more(2 * (size - buffer.length))) {
            buffer = Arrays.copyOf(buffer, size);
        } else if (end == buffer.length) {
            throw new Refusal(503, "too busy for a head of this length");
        }
    }

    /**
     * Gives back a buffer with nothing in it while a message that was read from it is kept: the
     * part of the grant that is for the message stays.
     */
    public void restBeside() {
        if (buffered() == 0 && buffer.length > 1) {
            grant.giveBack(Math.max(0, buffer.length - FIRST));
            buffer = new byte[1];
            filled = false;
            start = 0;
            end = 0;
        }
    }

    /** Gives the buffer back while nothing is in it. */
    public void rest() {
        if (buffered() == 0) {
            buffer = new byte[1];
            grant.giveBack();
            filled = false;
            start = 0;
            end = 0;
        }
    }

    /**
     * The next line without its CRLF, as ISO 8859-1; {@code tooLong} when it has more than {@code
     * longest} bytes, 400 when it ends otherwise than with CRLF, or holds one in the middle.
     */
    String line(int longest, Refusal tooLong) throws IOException {
        int scanned = 0;
        while (true) {
            for (int i = start + scanned; i < end; i++) {
                byte b = buffer[i];
                if (b == '\n') {
                    if (i == start || buffer[i - 1] != '\r') {
                        throw new Refusal(400, "a line ends with a bare LF");
                    }
                    if (i - 1 - start > longest) {
                        throw tooLong;
                    }
                    var line =
                            new String(buffer, start, i - 1 - start, StandardCharsets.ISO_8859_1);
                    consume(i + 1 - start);
                    return line;
                }
                if (i > start && buffer[i - 1] == '\r') {
                    throw new Refusal(400, "a line holds a bare CR");
                }
            }
            scanned = buffered();
            if (scanned > longest + 1) {
                throw tooLong;
            }
            if (!fill()) {
                throw end == buffer.length && buffered() > 0
                        ? tooLong
                        : new EOFException("the connection ended early");
            }
        }
    }

    /** Tells that the connection is closed, and what was read is of no more use. */
    void release() {
        grant.giveBack();
    }
}
