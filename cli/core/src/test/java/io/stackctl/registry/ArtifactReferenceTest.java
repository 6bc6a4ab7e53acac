package io.stackctl.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.InvalidValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactReferenceTest {

    private static final String DIGEST = "sha256:" + "a1".repeat(32);

    @ParameterizedTest
    @CsvSource({
        "alpine,                      docker.io/library/alpine:latest",
        "acme/shop:1,                 docker.io/acme/shop:1",
        "index.docker.io/acme/shop,   docker.io/acme/shop:latest",
        "docker.io/alpine:3,          docker.io/library/alpine:3",
        "localhost/shop,              localhost/shop:latest",
        "localhost:5000/a/b/c:1.2,    localhost:5000/a/b/c:1.2",
        "[::1]:5000/shop:1,           [::1]:5000/shop:1",
        "registry.example.com/shop,   registry.example.com/shop:latest",
    })
    void what_is_not_said_is_filled_in(String text, String full) {
        assertEquals(full, ArtifactReference.of(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h.example/shop@", "h.example/shop:1@"})
    void a_digest_wins_over_a_tag(String text) {
        assertEquals("h.example/shop@" + DIGEST, ArtifactReference.of(text + DIGEST).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":1",
                "Shop",
                "h.example/",
                "h.example/Shop",
                "h.example/../x",
                "h.example/a//b",
                "h.example/shop:",
                "h.example/shop:a b",
                "h.example/shop@sha256:12",
                "h.example/shop@md5:00000000000000000000000000000000",
                "h.example@evil.example/shop",
                "-h.example/shop",
                "h.example:port/shop",
                "h.example/shop?x=1",
                "h.example/sh\nop"
            })
    void all_else_is_refused(String text) {
        assertThrows(InvalidValueException.class, () -> ArtifactReference.of(text));
    }
}
