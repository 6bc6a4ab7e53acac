package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    record Author(String name) {}

    record Post(
            long id,
            String title,
            Optional<Author> author,
            @Default("0.5") double rank,
            List<Integer> votes) {
        Post {
            if (id < 0) {
                throw new IllegalArgumentException("has a negative id");
            }
        }
    }

    @Test
    void a_record_is_printed_and_read_back() {
        var post = new Post(7, "a \"b\" é", Optional.of(new Author("x")), 1.5, List.of(1, 2));

        var text = Json.print(post);

        assertEquals(
                """
                {"id":7,"title":"a \\"b\\" é","author":{"name":"x"},"rank":1.5,"votes":[1,2]}\
                """,
                text);
        assertEquals(post, Json.read(text, Post.class));
    }

    @Test
    void an_exception_is_printed_as_what_it_says_even_one_that_lists_itself() {
        assertEquals(
                "\"java.sql.SQLException: no such table\"",
                Json.print(new SQLException("no such table")));
    }

    @Test
    void optional_and_default_components_may_be_missing_and_unknown_fields_are_ignored() {
        var post = Json.read("{\"id\":1,\"title\":\"t\",\"votes\":[],\"new\":{}}", Post.class);

        assertEquals(new Post(1, "t", Optional.empty(), 0.5, List.of()), post);
    }

    @Test
    void every_wrong_field_is_named() {
        var refused =
                assertThrows(
                        InvalidJsonException.class,
                        () ->
                                Json.read(
                                        "{\"id\":\"x\",\"author\":{},\"votes\":[1,\"many\"]}",
                                        Post.class));

        assertEquals(
                "id 'x' is not a whole number; title is missing; author.name is missing; votes[1] 'many' is not a whole"
                        + " number",
                refused.getMessage());
    }

    @Test
    void a_record_may_refuse_its_values() {
        var json = "{\"id\":-1,\"title\":\"t\",\"votes\":[]}";

        var refused = assertThrows(InvalidJsonException.class, () -> Json.read(json, Post.class));

        assertEquals("the body has a negative id", refused.getMessage());
    }

    @Test
    void what_is_not_exactly_one_value_is_refused() {
        for (var text :
                List.of(
                        "",
                        "{",
                        "{} {}",
                        "{\"a\":1,\"a\":2}",
                        "nul",
                        "[".repeat(101) + "]".repeat(101),
                        "12345678901234567890")) {
            assertThrows(InvalidJsonException.class, () -> Json.read(text), text);
        }
    }
}
