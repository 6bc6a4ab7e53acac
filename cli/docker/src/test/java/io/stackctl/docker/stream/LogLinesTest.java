package io.stackctl.docker.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.OutputLines;
import io.stackctl.event.LogText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    @Test
    void frames_are_put_together_to_lines_of_each_stream() throws IOException {
        var log = new Frames();
        log.add(1, "on").add(2, "err\n").add(1, "e\ntw").add(0, "o\n").add(1, "last");

        assertEquals(
                List.of("STDERR err", "STDOUT one", "STDOUT two", "STDOUT last"),
                read(log.input(), false));
    }

    @Test
    void only_the_begin_of_a_line_has_its_time() throws IOException {
        var text = new StringBuilder("2026-01-02T03:04:05.000000006Z ");
        text.repeat('x', OutputLines.PIECE).append(" 2026-01-02T03:04:05Z y\nno time\n");
        List<Optional<Instant>> times = new ArrayList<>();
        List<LogText> texts = new ArrayList<>();
        LogLines.read(
                bytes(text.toString()),
                true,
                true,
                line -> {
                    times.add(line.timestamp());
                    texts.add(line.text());
                });

        assertEquals(
                List.of(
                        Optional.of(Instant.parse("2026-01-02T03:04:05.000000006Z")),
                        Optional.empty(),
                        Optional.empty()),
                times);
        assertEquals("x".repeat(OutputLines.PIECE - 31), texts.getFirst().toString());
        assertEquals("x".repeat(31) + " 2026-01-02T03:04:05Z y", texts.get(1).toString());
    }

    @Test
    void bytes_that_are_no_text_pass_as_they_are() throws IOException {
        byte[] bytes = {'b', (byte) 0xff, (byte) 0x9b, (byte) 0xc3, '\r', '\n'};
        List<LogText> texts = new ArrayList<>();
        LogLines.read(new ByteArrayInputStream(bytes), true, false, line -> texts.add(line.text()));

        assertEquals(List.of(LogText.of(bytes, 0, 5, true)), texts);
    }

    @Test
    void a_stream_that_ends_within_a_frame_is_not_taken_for_whole() {
        byte[] log = new Frames().add(1, "one\n").add(1, "two\n").bytes();
        for (int length = 0; length < log.length; length++) {
            InputStream cut = new ByteArrayInputStream(log, 0, length);
            if (length == 0 || length == 12) {
                continue;
            }
            assertThrows(EOFException.class, () -> read(cut, false), "after " + length);
        }
    }

    @Test
    void what_is_no_frame_is_refused() {
        for (String hex : List.of("04", "ff", "0a")) {
            var header = new byte[] {(byte) Integer.parseInt(hex, 16), 0, 0, 0, 0, 0, 0, 1, 'x'};
            var refused =
                    assertThrows(
                            IOException.class, () -> read(new ByteArrayInputStream(header), false));
            assertEquals(
                    "the engine sent " + hex + "00000000000001 for a frame", refused.getMessage());
        }
    }

    @Test
    void the_engine_s_own_complaint_is_told() {
        var refused =
                assertThrows(
                        IOException.class,
                        () -> read(new Frames().add(3, "no journal").input(), false));
        assertEquals("the engine says in between: no journal", refused.getMessage());
    }

    @Test
    void whatever_comes_is_read_in_bounded_pieces_or_refused() throws IOException {
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            byte[] log = random.nextBoolean() ? noise(random) : damaged(random);
            try {
                LogLines.read(
                        new ByteArrayInputStream(log),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        line -> assertTrue(line.text().length() <= OutputLines.PIECE));
            } catch (IOException refused) {
                assertTrue(
                        String.valueOf(refused.getMessage()).startsWith("the engine "),
                        "seed " + seed + ": " + refused);
            }
        }
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    /** Frames of which a byte is another one: another stream, another length, another text. */
    private static byte[] damaged(Random random) {
        var log = new Frames();
        for (int i = random.nextInt(5); i >= 0; i--) {
            log.add(1 + random.nextInt(2), "progress\r".repeat(random.nextInt(9)) + "ü\n");
        }
        byte[] bytes = log.bytes();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        return bytes;
    }

    private static List<String> read(InputStream input, boolean terminal) throws IOException {
        List<String> lines = new ArrayList<>();
        LogLines.read(input, terminal, false, line -> lines.add(line.stream() + " " + line.text()));
        return lines;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A log as the engine sends it. */
    private static final class Frames {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Frames add(int stream, String text) {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    new byte[] {
                        (byte) stream,
                        0,
                        0,
                        0,
                        0,
                        0,
                        (byte) (content.length >> 8),
                        (byte) content.length
                    });
            bytes.writeBytes(content);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        InputStream input() {
            return new ByteArrayInputStream(bytes());
        }
    }
}
