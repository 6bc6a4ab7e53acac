package io.stackctl.terminal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What Docker Compose 2.40 prints of the same commands. */
class GoQuoteTest {

    @Test
    void quotes_and_controls_are_escaped() {
        assertEquals("\"sleep 'echo \\\"q\\\" \\\\ b…\"", GoQuote.of("sleep 'echo \"q\" \\ b…"));
        assertEquals("\"sh -c 'echo hi \\x1b]0;…\"", GoQuote.of("sh -c 'echo hi \u001b]0;…"));
        assertEquals(
                "\"a\\tb\\nc\\x7f\\u009b\\u202e\\u200b\\u00a0z\"",
                GoQuote.of("a\tb\nc\u007f\u009b\u202e\u200b\u00a0z"));
        assertEquals(
                "\"\\a\\b\\f\\r\\v\\U000e0001\"", GoQuote.of("\u0007\b\f\r\u000b\udb40\udc01"));
    }

    @Test
    void letters_of_any_writing_are_not() {
        assertEquals("\"äöü日本語 😀 x\u0301\"", GoQuote.of("äöü日本語 😀 x\u0301"));
    }

    @Test
    void what_is_too_long_is_cut_by_columns() {
        assertEquals("sleep 'äöü日本語日…", Ellipsis.of("sleep 'äöü日本語日本語日本語日本語 x'", 20));
        assertEquals("sleep 'e😀mojis 😀…", Ellipsis.of("sleep 'e😀mojis 😀😀😀😀 end'", 20));
        assertEquals("12345678901234567890", Ellipsis.of("12345678901234567890", 20));
        assertEquals("1234567890123456789…", Ellipsis.of("123456789012345678901", 20));
    }
}
