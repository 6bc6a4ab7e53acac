package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouterTest {
    @Test
    void a_named_part_stands_for_one_segment() {
        var pattern = PathPattern.of("/posts/{id}/comments/{comment}");

        assertEquals(
                Optional.of(Map.of("id", "7", "comment", "x")),
                pattern.match("/posts/7/comments/x"));
        assertEquals(Optional.empty(), pattern.match("/posts/7/comments"));
        assertEquals(Optional.empty(), pattern.match("/posts//comments/x"));
        assertEquals(Optional.empty(), pattern.match("/posts/7/comments/x/"));
    }

    @Test
    void the_root_is_a_path_of_its_own() {
        assertEquals(Optional.of(Map.of()), PathPattern.of("/").match("/"));
        assertEquals(Optional.empty(), PathPattern.of("/").match("/x"));
    }
}
