package io.stackctl.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line that a process wrote, byte for byte and without its end, or a piece of one that is too
 * long to be held.
 */
public final class LogText {

    private final byte[] bytes;
    private final boolean ended;

    private LogText(byte[] bytes, boolean ended) {
        this.bytes = bytes;
        this.ended = ended;
    }

    /** A whole line, in UTF-8. */
    public static LogText of(String line) {
        return new LogText(line.getBytes(StandardCharsets.UTF_8), true);
    }

    /**
     * A copy of bytes.
     *
     * @param ended whether the line ends here, and is not gone on with by the next piece
     */
    public static LogText of(byte[] buffer, int offset, int length, boolean ended) {
        return new LogText(Arrays.copyOfRange(buffer, offset, offset + length), ended);
    }

    /** Whether the line ends here; otherwise the source's next text goes on with it. */
    public boolean ended() {
        return ended;
    }

    /** How many bytes these are. */
    public int length() {
        return bytes.length;
    }

    /** The same without its first bytes. */
    public LogText from(int start) {
        return of(bytes, start, bytes.length - start, ended);
    }

    /** Adds the bytes to what is there. */
    public void appendTo(ByteArrayOutputStream target) {
        target.writeBytes(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogText text
                && ended == text.ended
                && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As text; bytes that are no UTF-8 become replacement characters. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
