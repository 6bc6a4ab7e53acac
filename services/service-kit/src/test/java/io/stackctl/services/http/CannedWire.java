package io.stackctl.services.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A peer that has said everything beforehand, in pieces of a few bytes, and keeps what it is told.
 */
public final class CannedWire implements Wire {
    private final byte[] said;
    private final int piece;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private int at;

    public CannedWire(String said, int piece) {
        this.said = said.getBytes(StandardCharsets.ISO_8859_1);
        this.piece = piece;
    }

    public static HttpInput input(String said) {
        return new HttpInput(new CannedWire(said, 7), HeadReader.MAX_HEAD, Budget.unlimited());
    }

    public String heard() {
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == said.length) {
            return -1;
        }
        int bytes = Math.min(Math.min(length, piece), said.length - at);
        System.arraycopy(said, at, into, offset, bytes);
        at += bytes;
        return bytes;
    }

    @Override
    public boolean hasInput() {
        return at < said.length;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        heard.write(from, offset, length);
    }

    @Override
    public void readTimeout(Duration timeout) {}

    @Override
    public void endOutput() {}

    @Override
    public void close() {}
}
