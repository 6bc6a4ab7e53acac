package io.stackctl.services.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects small writes, so that a head, a chunk's size and its data leave in one packet. */
public final class HttpOutput {
    /** Holds one full read buffer together with the framing of a chunk around it. */
    private static final int CAPACITY = 8192 + 64;

    private static final int SMALL = 512;

    private final Wire wire;
    private final Grant grant;
    private byte[] staged = {};
    private int used;
    private long total;

    public HttpOutput(Wire wire, Budget budget) {
        this.wire = wire;
        this.grant = new Grant(budget);
    }

    /** Bytes written so far. */
    public long total() {
        return total;
    }

    public HttpOutput text(String ascii) throws IOException {
        var bytes = ascii.getBytes(StandardCharsets.ISO_8859_1);
        bytes(bytes, 0, bytes.length);
        return this;
    }

    public void bytes(byte[] from, int offset, int length) throws IOException {
        total += length;
        if (used + length > CAPACITY) {
            flush();
        }
        if (!fits(used + length)) {
            flush();
            wire.write(from, offset, length);
            return;
        }
        System.arraycopy(from, offset, staged, used, length);
        used += length;
    }

    /** Grows the buffer where it may; false when so much is not to be collected. */
    private boolean fits(int bytes) {
        if (bytes > staged.length && bytes <= CAPACITY) {
            int size = Math.clamp(2L * bytes, SMALL, CAPACITY);
            if (size == SMALL || grant.more(size - staged.length)) {
                staged = Arrays.copyOf(staged, size);
            }
        }
        return bytes <= staged.length;
    }

    public void head(String startLine, Headers headers) throws IOException {
        var head = new StringBuilder(512).append(startLine).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        text(head.append("\r\n").toString());
    }

    public void flush() throws IOException {
        int length = used;
        used = 0;
        if (length > 0) {
            wire.write(staged, 0, length);
        }
    }

    /** Gives the buffer back between two messages. */
    public void rest() {
        staged = new byte[0];
        grant.giveBack();
    }

    /** Tells that the connection is closed. */
    void release() {
        grant.giveBack();
    }
}
