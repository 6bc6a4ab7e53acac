package io.stackctl.docker.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void what_is_read_is_written_as_it_was() throws IOException {
        String text =
                "{\"a\":[1,2.50,-1e9,18446744073709551615],\"b\":{\"c\":null,\"d\":true},"
                        + "\"e\":\"\\u0001\\\"\\\\ü\",\"f\":[],\"g\":{}}";

        assertEquals(text, JsonInput.parse(text).toString());
    }

    @Test
    void what_is_absent_reads_as_nothing() throws IOException {
        Json json = JsonInput.parse("{\"a\":{\"b\":[\"x\",\"y\"],\"n\":5},\"z\":null}");

        assertEquals(List.of("x", "y"), json.get("a").texts("b"));
        assertEquals(5, json.get("a").number("n"));
        assertEquals("", json.get("a", "missing", "further").text());
        assertEquals(0, json.number("z"));
        assertEquals(Map.of(), json.textsByKey("z"));
        assertEquals(List.of(), json.items("y"));
    }

    @Test
    void what_is_of_another_kind_is_an_error() throws IOException {
        Json json = JsonInput.parse("{\"o\":{},\"l\":[{}],\"t\":\"5\",\"n\":5,\"b\":true}");

        assertWrongKind("'o' is an object where a text belongs", () -> json.text("o"));
        assertWrongKind("'t' is a text where a number belongs", () -> json.number("t"));
        assertWrongKind("'t' is a text where a truth value belongs", () -> json.flag("t"));
        assertWrongKind("'o' is an object where a list belongs", () -> json.items("o"));
        assertWrongKind("'l' is an object where a text belongs", () -> json.texts("l"));
        assertWrongKind("'n' is a number where an object belongs", () -> json.textsByKey("n"));
        assertWrongKind("it has a list where an object belongs", () -> json.get("l", "x"));
        assertWrongKind("it has no 'Id'", () -> json.required("Id"));
        assertWrongKind("it has no 'Volumes'", () -> json.requiredItems("Volumes"));
        assertEquals("5", json.text("n"));
        assertEquals("true", json.text("b"));
    }

    private static void assertWrongKind(String message, Executable reading) {
        var wrong = assertThrows(WrongKindException.class, reading);
        assertEquals(message, wrong.getMessage());
    }

    @Test
    void counters_beyond_a_long_count_as_the_largest() throws IOException {
        assertEquals(Long.MAX_VALUE, JsonInput.parse("18446744073709551615").number());
    }

    @Test
    void a_stream_holds_one_value_after_the_other() throws IOException {
        byte[] bytes = "{\"a\":1}\r\n{\"a\":2}".getBytes(StandardCharsets.UTF_8);
        try (JsonInput input = new JsonInput(new ByteArrayInputStream(bytes))) {
            assertEquals(1, input.next().orElseThrow().number("a"));
            assertEquals(2, input.next().orElseThrow().number("a"));
            assertEquals(Optional.empty(), input.next());
        }
    }

    @Test
    void no_answer_reads_as_nothing() throws IOException {
        assertEquals(Json.nothing(), JsonInput.parse(" \n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": nonsense}", "upstream is down", "{\"a\":1", "{} {}", "[1,]"})
    void what_is_no_json_is_an_error(String text) {
        var refused = assertThrows(JsonException.class, () -> JsonInput.parse(text));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.matches("it is (no JSON|more than one JSON value).{0,40}"), message);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "[\"|x",
                "{\"|x",
                "[|1,",
                "[|{\"Id\":\"x\"},",
                "[|[",
                "[1|1",
                "[{\"a\":|{\"a\":",
                "|  ",
                "[|  ",
                "[1|  "
            })
    void what_has_no_end_is_given_up(@Nullable String begin, String again) {
        var endless = new EndlessInput(begin == null ? "" : begin, again);
        assertThrows(JsonException.class, () -> JsonInput.parse(endless));
    }

    @Test
    void a_line_that_has_no_end_is_given_up() throws IOException {
        for (String again : List.of("x", " ", "\n")) {
            try (JsonInput input = new JsonInput(new EndlessInput("{\"a\":1}\n", again))) {
                assertEquals(1, input.next().orElseThrow().number("a"));
                assertThrows(JsonException.class, input::next);
            }
        }
    }

    @Test
    void a_connection_that_breaks_off_is_no_matter_of_json() {
        var broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new EOFException("the engine closed the connection");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return read();
                    }
                };
        var thrown = assertThrows(EOFException.class, () -> JsonInput.parse(broken));
        assertEquals("the engine closed the connection", thrown.getMessage());
    }
}
