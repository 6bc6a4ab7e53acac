package io.stackctl.terminal.progress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.event.Event;
import io.stackctl.event.LogText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogPrinterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LogPrinter printer =
            new LogPrinter(
                    new ProcessOutput(new PrintStream(out), new PrintStream(err)),
                    false,
                    LogStyle.attached(true, true));

    @Test
    void a_line_in_pieces_has_one_name_in_front() {
        print("a", piece("one "), piece("line"), LogText.of("!"), LogText.of("next"));

        assertEquals("a  | one line!\na  | next\n", out());
    }

    @Test
    void others_who_speak_in_between_begin_a_line_and_end_one() {
        print("a", piece("aaa"));
        print("b", LogText.of("bbb"));
        print("a", piece("aa"), LogText.of("a"));

        assertEquals("a  | aaa\nb  | bbb\na  | aaa\n", out());
    }

    @Test
    void what_happens_to_a_container_is_told_on_a_line_of_its_own() {
        printer.accept(new Event.Attaching(List.of("a")));
        print("a", piece("aaa"));
        printer.accept(new Event.ContainerExited("a", 1, false));

        assertEquals("Attaching to a\na  | aaa\na exited with code 1\n", out());
    }

    @Test
    void the_two_streams_do_not_break_each_other_s_lines() {
        print("a", piece("aaa"));
        printer.accept(
                new Event.LogLine("a", Event.Stream.STDERR, LogText.of("oops"), Optional.empty()));
        print("a", LogText.of("aaa"));

        assertEquals("a  | aaaaaa\n", out());
        assertEquals("a  | oops\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void bytes_pass_as_they_are() {
        byte[] bytes = {(byte) 0xff, 0x1b, '[', 'm', (byte) 0x9b, '\r'};
        print("a", LogText.of(bytes, 0, bytes.length, true));

        assertArrayEquals(
                new byte[] {
                    'a', ' ', ' ', '|', ' ', (byte) 0xff, 0x1b, '[', 'm', (byte) 0x9b, '\r', '\n'
                },
                out.toByteArray());
    }

    private void print(String source, LogText... texts) {
        for (LogText text : texts) {
            printer.accept(new Event.LogLine(source, Event.Stream.STDOUT, text, Optional.empty()));
        }
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static LogText piece(String text) {
        return LogText.of(text.getBytes(StandardCharsets.UTF_8), 0, text.length(), false);
    }
}
