package io.stackctl.docker.transport;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A buffered input that reads both lines and bytes, so that nothing behind a head is lost. */
final class HttpInput extends InputStream {

    static final int BUFFER_SIZE = 16 * 1024;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private @Nullable HeadGuard guard;

    HttpInput(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return limit - position;
    }

    /** Has a head that begins here watched. */
    void begin(HeadGuard head) throws IOException {
        guard = head;
        head.arrived(available());
    }

    /** Ends what {@link #begin} began. */
    void headEnded() {
        guard = null;
    }

    /**
     * Reads up to the end of the line and leaves the line end out.
     *
     * @param longest how many bytes it may have
     * @throws EOFException when the stream ends before the line does
     */
    String line(int longest) throws IOException {
        byte[] line = new byte[128];
        int length = 0;
        for (int next = read(); next != '\n'; next = read()) {
            if (next < 0) {
                throw new EOFException("the engine closed the connection");
            }
            if (length == longest) {
                throw new BadAnswerException("it is not HTTP: a line has no end");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, length * 2);
            }
            line[length++] = (byte) next;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, StandardCharsets.ISO_8859_1);
    }

    /** Waits for the first byte; false at the end of the stream. */
    boolean fill() throws IOException {
        if (position < limit) {
            return true;
        }
        position = 0;
        limit = Math.max(source.read(buffer, 0, buffer.length), 0);
        if (guard != null) {
            guard.arrived(limit);
        }
        return limit > 0;
    }
}
