package io.stackctl.model.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.InvalidValueException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageGraphTest {

    @Test
    void an_image_comes_after_everything_it_stands_on() {
        var graph =
                ImageGraph.of(
                        Map.of(
                                "quickstart-a", List.of("custom-java:25"),
                                "custom-java:25", List.of("debian:13-slim", "elsewhere:1"),
                                "debian:13-slim", List.of(),
                                "quickstart-b", List.of("docker.io/library/custom-java:25")));

        assertEquals(
                List.of(
                        "debian:13-slim",
                        "custom-java:25",
                        "quickstart-a:latest",
                        "quickstart-b:latest"),
                graph.inOrder());
        assertEquals(List.of("custom-java:25"), graph.basesOf("quickstart-b"));
        assertEquals(List.of("debian:13-slim", "custom-java:25"), graph.allBasesOf("quickstart-b"));
    }

    @Test
    void a_circle_is_refused_by_its_names() {
        var refusal =
                assertThrows(
                        InvalidValueException.class,
                        () ->
                                ImageGraph.of(
                                        Map.of(
                                                "a", List.of("b"),
                                                "b", List.of("c"),
                                                "c", List.of("b"))));

        assertEquals(
                "images are built from one another: b:latest from c:latest from b:latest",
                refusal.getMessage());
    }

    @Test
    void an_image_may_replace_the_one_it_came_from() {
        assertEquals(List.of(), ImageGraph.of(Map.of("a:1", List.of("a:1"))).basesOf("a:1"));
    }

    @Test
    void one_image_has_many_names() {
        assertTrue(ImageNames.same("debian", "index.docker.io/library/debian:latest"));
        assertTrue(ImageNames.same("localhost:5000/a", "localhost:5000/a:latest"));
        assertFalse(ImageNames.same("debian:13", "debian"));
        assertFalse(ImageNames.same("a@sha256:00", "a"));
    }
}
