package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.junit.ComposeStack;
import io.stackctl.services.kit.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The blog over its own event bus. */
@ComposeStack(value = "../../stack-definitions/blog/compose.yaml", asWritten = true)
class BlogIT extends BlogContract {
    private static final String EVENTS = "http://localhost:5005/events";

    BlogIT() {
        super("event-bus");
    }

    @Override
    List<String> scalable() {
        return List.of("posts", "comments", "moderation", "query", "web", "event-bus");
    }

    @Test
    void the_bus_takes_an_event_once() throws Exception {
        var event =
                """
                {"id":"3f1f0c1e-9a4e-4f0b-8a53-0d7c1a0f2b11","type":"Rained","data":{"mm":3}}
                """;

        var first = Web.send("POST", EVENTS, event);
        var again = Web.send("POST", EVENTS, event);

        assertEquals(201, first.statusCode());
        assertEquals(first.body(), again.body());
        long position = Tree.of(Json.read(first.body())).at("position").number();
        assertTrue(Web.get(EVENTS + "?after=" + (position - 1)).body().contains("Rained"));
    }

    /** All services believe what is told of the blog: so not everybody may tell. */
    @ParameterizedTest
    @ValueSource(strings = {"PostCreated", "CommentCreated", "CommentModerated", "CommentUpdated"})
    void what_others_tell_of_the_blog_is_not_taken(String type) throws Exception {
        var event = "{\"type\":\"" + type + "\",\"data\":{\"status\":\"approved\"}}";

        assertEquals(401, Web.send("POST", EVENTS, event).statusCode());
        assertEquals(
                401,
                Web.send("POST", EVENTS, event, Map.of("Authorization", "Bearer ")).statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | '' | no JSON",
                "POST | '' | {}",
                "POST | '' | {\"type\":\"PostCreated\"}",
                "POST | '' | {\"type\":\"PostCreated\",\"data\":7}",
                "POST | '' | {\"type\":\"<script>\",\"data\":{}}",
                "POST | '' | {\"type\":\"'; DROP TABLE events; --\",\"data\":{}}",
                "POST | '' | {\"id\":\"7\",\"type\":\"PostCreated\",\"data\":{}}",
                "DELETE | '' | ''",
                "GET | ?after=-1 | ''",
                "GET | ?after=0%20OR%201=1 | ''",
                "GET | ?wait=6 | ''",
                "GET | ?after=999999999 | ''"
            })
    void what_the_bus_cannot_take_is_refused_with_an_error_as_json(
            String method, String query, String body) throws Exception {
        var _ = BlogRefusals.assertRefused(method, EVENTS + query, body);
    }
}
