package io.stackctl.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputLinesTest {

    @Test
    void lines_come_byte_for_byte_without_their_ends() {
        assertEquals(
                List.of(
                        LogText.of("a\r"),
                        LogText.of(""),
                        LogText.of("bar 1\rbar 2"),
                        LogText.of("ü")),
                cut(100, "a\r\n\nbar 1\rbar 2\nü"));
    }

    @Test
    void a_line_that_is_too_long_comes_in_pieces() {
        assertEquals(
                List.of(piece("abc"), piece("def"), LogText.of("g"), LogText.of("h")),
                cut(3, "abcdefg\nh\n"));
        assertEquals(List.of(piece("abc"), piece("def"), LogText.of("g")), cut(3, "abcdefg"));
        // It may end where a piece does.
        assertEquals(List.of(LogText.of("abc"), LogText.of("d")), cut(3, "abc\nd"));
    }

    @Test
    void whatever_comes_and_however_it_is_cut_every_byte_is_handed_on() {
        for (int seed = 0; seed < 300; seed++) {
            assertWhole(new Random(seed), "seed " + seed);
        }
    }

    private static void assertWhole(Random random, String seed) {
        Map<Stream, ByteArrayOutputStream> written = new EnumMap<>(Stream.class);
        Map<Stream, ByteArrayOutputStream> got = new EnumMap<>(Stream.class);
        for (Stream stream : Stream.values()) {
            written.put(stream, new ByteArrayOutputStream());
            got.put(stream, new ByteArrayOutputStream());
        }
        int piece = 1 + random.nextInt(40);
        var lines =
                new OutputLines(
                        piece,
                        (stream, text) -> {
                            assertTrue(text.length() <= piece, seed);
                            var bytes = of(got, stream);
                            text.appendTo(bytes);
                            if (text.ended()) {
                                bytes.write('\n');
                            }
                        });
        for (int i = random.nextInt(30); i > 0; i--) {
            Stream stream = random.nextBoolean() ? Stream.STDOUT : Stream.STDERR;
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            for (int line = random.nextInt(6); line > 0 && bytes.length > 0; line--) {
                bytes[random.nextInt(bytes.length)] = '\n';
            }
            of(written, stream).writeBytes(bytes);
            lines.accept(stream, bytes, 0, bytes.length);
        }
        lines.finish();
        for (Stream stream : Stream.values()) {
            byte[] whole = of(written, stream).toByteArray();
            if (whole.length > 0 && whole[whole.length - 1] != '\n') {
                of(written, stream).write('\n');
            }
            assertArrayEquals(
                    of(written, stream).toByteArray(), of(got, stream).toByteArray(), seed);
        }
    }

    private static ByteArrayOutputStream of(
            Map<Stream, ByteArrayOutputStream> streams, Stream stream) {
        return streams.getOrDefault(stream, new ByteArrayOutputStream());
    }

    private static List<LogText> cut(int piece, String text) {
        List<LogText> lines = new ArrayList<>();
        var cut = new OutputLines(piece, (_, line) -> lines.add(line));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        cut.accept(Stream.STDOUT, bytes, 0, bytes.length);
        cut.finish();
        return lines;
    }

    private static LogText piece(String text) {
        return LogText.of(text.getBytes(StandardCharsets.UTF_8), 0, text.length(), false);
    }
}
