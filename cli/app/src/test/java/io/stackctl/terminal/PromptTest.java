package io.stackctl.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.terminal.device.Console;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PromptTest {

    private static Prompt prompt(InputStream in) {
        Console console = Captured.console().get();
        return new Prompt(
                new Console(in, console.out(), console.err(), console.settings(), console.tty()));
    }

    @Test
    void each_question_takes_one_word() {
        var in = new ByteArrayInputStream("  Yes\nn y".getBytes(StandardCharsets.UTF_8));
        var prompt = prompt(in);

        assertTrue(prompt.ask("Sure?"));
        assertFalse(prompt.ask("Sure?"));
        assertTrue(prompt.ask("Sure?"));
        assertFalse(prompt.ask("Sure?"));
    }

    /** As from {@code /dev/zero}. */
    @Test
    void a_word_without_end_is_a_no() {
        var endless = new ByteArrayInputStream(new byte[1_000_000]);

        assertFalse(prompt(endless).ask("Sure?"));
        assertTrue(endless.available() > 999_000, "it is read on and on");
    }
}
