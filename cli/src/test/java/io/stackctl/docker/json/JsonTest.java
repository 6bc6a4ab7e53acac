package io.stackctl.docker.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        assertEquals(List.of(), json.items("a"));
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
        assertThrows(IOException.class, () -> JsonInput.parse(text));
    }
}
