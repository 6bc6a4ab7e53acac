package io.stackctl.services.http;

import java.io.EOFException;
import java.io.IOException;

/** Walks over a body in the buffer it was read into, without copying or keeping it. */
public final class Body {
    /** A size line with its extensions; real ones have a handful of characters. */
    private static final int MAX_SIZE_LINE = 256;

    /**
     * Bytes of size lines that may come without data of their size, over a whole body: one byte a
     * chunk with an extension on each would have us read hundreds of bytes to pass on one.
     */
    private static final int MAX_OVERHEAD = 16 * 1024;

    /**
     * What a size line has without an extension, such as {@code 1000} with its CRLF and the data's.
     */
    private static final int PLAIN_OVERHEAD = 16;

    private final HttpInput in;
    private final BodyFraming framing;
    private long left;
    private long overhead;
    private boolean ended;
    private boolean begun;

    public Body(HttpInput in, BodyFraming framing) {
        this.in = in;
        this.framing = framing;
        switch (framing) {
            case BodyFraming.None() -> ended = true;
            case BodyFraming.Length(var bytes) -> {
                left = bytes;
                ended = bytes == 0;
            }
            case BodyFraming.Chunked(), BodyFraming.UntilClose() -> left = 0;
        }
    }

    public boolean ended() {
        return ended;
    }

    /**
     * Waits until data stands in the input, and says how many bytes of it, from the input's
     * position on, are the body's; -1 when the body is complete. A connection that ends inside a
     * body is an {@link EOFException}.
     */
    public int await() throws IOException {
        if (ended) {
            return -1;
        }
        if (framing instanceof BodyFraming.UntilClose) {
            ended = in.buffered() == 0 && !in.fill();
            return ended ? -1 : in.buffered();
        }
        if (left == 0 && !nextChunk()) {
            ended = true;
            return -1;
        }
        if (in.buffered() == 0 && !in.fill()) {
            throw new EOFException("the connection ended inside a body");
        }
        return (int) Math.min(left, in.buffered());
    }

    /** Marks bytes given by {@link #await} as used. */
    public void consume(int bytes) {
        in.consume(bytes);
        left -= bytes;
        ended = framing instanceof BodyFraming.Length && left == 0;
    }

    private boolean nextChunk() throws IOException {
        var wrong = new Refusal(400, "a chunk's size line is too long");
        if (begun && !in.line(MAX_SIZE_LINE, wrong).isEmpty()) {
            throw new Refusal(400, "a chunk is longer than its size");
        }
        begun = true;
        var line = in.line(MAX_SIZE_LINE, wrong);
        left = size(line);
        overhead = Math.max(0, overhead + line.length() - PLAIN_OVERHEAD - left);
        if (overhead > MAX_OVERHEAD) {
            throw new Refusal(400, "the chunks have more extensions than data");
        }
        if (left > 0) {
            return true;
        }
        // Trailers are read and dropped: nothing may be added to a message after it was checked
        // (RFC 9110, 6.5.1).
        HeadReader.fields(in, HeadReader.MAX_HEAD);
        return false;
    }

    private static long size(String line) throws Refusal {
        int semicolon = line.indexOf(';');
        var digits = semicolon < 0 ? line : line.substring(0, semicolon).stripTrailing();
        if (digits.isEmpty() || digits.length() > 15) {
            throw new Refusal(400, "a chunk's size is not a hexadecimal number");
        }
        long size = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new Refusal(400, "a chunk's size is not a hexadecimal number");
            }
            size = size * 16 + digit;
        }
        return size;
    }

    /**
     * Copies what {@link #await} found, and sends it at once when nothing more is there: events
     * must not wait.
     */
    public void sendOn(HttpOutput out, int bytes, boolean chunked) throws IOException {
        if (chunked) {
            out.text(Integer.toHexString(bytes)).text("\r\n");
        }
        out.bytes(in.array(), in.position(), bytes);
        if (chunked) {
            out.text("\r\n");
        }
        consume(bytes);
        if (!moreAtHand()) {
            out.flush();
        }
    }

    /** False when the next {@link #await} could have to wait for the sender. */
    private boolean moreAtHand() {
        if (!(framing instanceof BodyFraming.Chunked) || left > 0) {
            return in.buffered() > 0;
        }
        // The end of this chunk, and the whole size line of the next.
        int lines = 0;
        for (int i = 0; i < in.buffered() && lines < 2; i++) {
            lines += in.array()[in.position() + i] == '\n' ? 1 : 0;
        }
        return lines == 2;
    }

    /** Copies all that is left. */
    public void relay(HttpOutput out, boolean chunked) throws IOException {
        for (int bytes = await(); bytes >= 0; bytes = await()) {
            sendOn(out, bytes, chunked);
        }
        if (chunked) {
            out.text("0\r\n\r\n");
        }
        out.flush();
    }
}
