package io.stackctl.docker.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.StreamSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DetachableSessionTest {

    private static final byte[] KEYS = {16, 17};

    private final ByteArrayOutputStream process = new ByteArrayOutputStream();
    private boolean closed;

    private final StreamSession session =
            new DetachableSession(
                    new StreamSession() {
                        @Override
                        public OutputStream stdin() {
                            return process;
                        }

                        @Override
                        public void pump(OutputConsumer consumer) {}

                        @Override
                        public void close() {
                            closed = true;
                        }
                    },
                    KEYS);

    @Test
    void the_keys_end_it_and_never_reach_the_process() throws IOException {
        var typing = session.stdin();
        type(typing, "ls\n");
        type(typing, "\u0010");

        assertThrows(IOException.class, () -> type(typing, "\u0011"));
        assertTrue(session.isLeft());
        assertTrue(closed);
        assertEquals("ls\n", process.toString(StandardCharsets.UTF_8));
    }

    @Test
    void they_may_come_in_the_middle_of_what_is_read_at_once() {
        assertThrows(IOException.class, () -> type(session.stdin(), "a\u0010\u0010\u0011b"));

        assertTrue(session.isLeft());
        assertEquals("a\u0010", process.toString(StandardCharsets.UTF_8));
    }

    @Test
    void what_only_begins_like_them_is_typed() throws IOException {
        try (var typing = session.stdin()) {
            type(typing, "\u0010");
            assertEquals(0, process.size());
            type(typing, "x\u0011\u0010");
        }

        assertFalse(session.isLeft());
        assertEquals("\u0010x\u0011\u0010", process.toString(StandardCharsets.UTF_8));
    }

    private static void type(OutputStream typing, String text) throws IOException {
        typing.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
