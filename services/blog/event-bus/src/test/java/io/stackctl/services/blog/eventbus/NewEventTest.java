package io.stackctl.services.blog.eventbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.services.kit.InvalidJsonException;
import io.stackctl.services.kit.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewEventTest {
    @Test
    void an_id_that_was_chosen_is_kept() {
        var told =
                """
                {"id":"7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11","type":"Rained","data":{"mm":3}}\
                """;

        assertEquals(told, Json.read(told, NewEvent.class).event().toString());
    }

    @Test
    void without_an_id_it_is_another_event_each_time() {
        var told = Json.read("{\"type\":\"Rained\",\"data\":{}}", NewEvent.class);

        assertNotEquals(told.event().id(), told.event().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{}}",
                "{\"type\":\"Rained\"}",
                "{\"type\":\"It rained\",\"data\":{}}",
                "{\"type\":\"Rained\",\"data\":\"3 mm\"}",
                "{\"id\":\"7\",\"type\":\"Rained\",\"data\":{}}"
            })
    void what_no_event_can_be_is_refused_before_it_is_stored(String told) {
        assertThrows(InvalidJsonException.class, () -> Json.read(told, NewEvent.class));
    }
}
