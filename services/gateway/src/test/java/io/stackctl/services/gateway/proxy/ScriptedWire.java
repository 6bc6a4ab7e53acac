package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A peer that says pieces one by one, with something happening between two of them. */
final class ScriptedWire implements Wire {
    /** What happens, in the thread that reads. */
    interface Event {
        void happen() throws IOException;
    }

    private final Deque<Object> script = new ArrayDeque<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    ScriptedWire says(byte[] piece) {
        script.add(piece);
        return this;
    }

    ScriptedWire says(String piece) {
        return says(piece.getBytes(StandardCharsets.ISO_8859_1));
    }

    ScriptedWire then(Event event) {
        script.add(event);
        return this;
    }

    /** All that was said to this peer. */
    byte[] heard() {
        return heard.toByteArray();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (script.peek() instanceof Event event) {
            script.remove();
            event.happen();
        }
        if (!(script.poll() instanceof byte[] piece)) {
            return -1;
        }
        int bytes = Math.min(length, piece.length);
        System.arraycopy(piece, 0, into, offset, bytes);
        if (bytes < piece.length) {
            script.addFirst(java.util.Arrays.copyOfRange(piece, bytes, piece.length));
        }
        return bytes;
    }

    @Override
    public boolean hasInput() {
        return !script.isEmpty();
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
