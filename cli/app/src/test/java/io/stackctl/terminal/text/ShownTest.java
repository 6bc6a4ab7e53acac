package io.stackctl.terminal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.stackctl.terminal.device.TextOutput;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void what_a_terminal_would_obey_is_spelled_out() {
        assertEquals("\\x1b]0;title\\x07\\x1b[2J", Shown.text("\u001b]0;title\u0007\u001b[2J"));
        assertEquals("over\\x0dwritten\\x08", Shown.text("over\rwritten\b"));
        assertEquals("\\u009b31m \\u007f", Shown.text("\u009b31m \u007f"));
        assertEquals("\\u202egpj.exe\\u2069", Shown.text("\u202egpj.exe\u2069"));
    }

    @Test
    void everything_else_is_left_alone() {
        String text = "Grüße\t✔ 日本 😀 e\u0301 \u00a0\n";
        assertSame(text, Shown.text(text));
    }

    @Test
    void on_one_line_there_is_one_line() {
        assertEquals("a\\nb\\tc", Shown.line("a\nb\tc"));
    }

    @Test
    void a_stream_for_people_is_harmless_however_it_is_printed_to() {
        var bytes = new ByteArrayOutputStream();
        var out = new TextOutput(bytes);
        out.print("\u001b");
        out.print('\u001b');
        out.print(new char[] {'\u001b'});
        out.print((Object) "\u001b");
        out.println("\u001b");
        out.printf("%s", "\u001b").append("\u001b").println((Object) "\u001b");
        out.flush();

        assertEquals(
                "\\x1b\\x1b\\x1b\\x1b\\x1b\n\\x1b\\x1b\\x1b\n",
                bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_raw_is_written_as_it_is() {
        var bytes = new ByteArrayOutputStream();
        var out = new TextOutput(bytes);
        out.raw("\u001b[31mü");
        out.write(new byte[] {(byte) 0x9b}, 0, 1);
        out.flush();

        assertEquals("\u001b[31mÃ¼\u009b", bytes.toString(StandardCharsets.ISO_8859_1));
    }
}
