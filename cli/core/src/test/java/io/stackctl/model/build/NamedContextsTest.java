package io.stackctl.model.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedContextsTest {

    private static final Map<String, String> IMAGES =
            Map.of("base", "shop-base", "debian:13", "mine:1");

    @Test
    void every_place_that_names_a_context_gets_the_image() {
        var text =
                """
                # syntax=docker/dockerfile:1
                ARG FROM_ARG=base
                FROM --platform=$BUILDPLATFORM base AS build
                COPY --chown=1 --from=base /a /a
                RUN --mount=type=bind,from=base,target=/b --mount=type=cache,target=/c \\
                    echo --from=base from=base
                FROM docker.io/library/debian:13
                FROM ${FROM_ARG}
                """;

        assertEquals(
                """
                # syntax=docker/dockerfile:1
                ARG FROM_ARG=base
                FROM --platform=$BUILDPLATFORM shop-base AS build
                COPY --chown=1 --from=shop-base /a /a
                RUN --mount=type=bind,from=shop-base,target=/b --mount=type=cache,target=/c \\
                    echo --from=base from=base
                FROM mine:1
                FROM shop-base
                """,
                NamedContexts.replace(text, IMAGES, Map.of()));
    }

    @Test
    void lines_stay_where_they_are_and_other_names_stay_as_they_are() {
        var text =
                """
                FROM \\
                  base
                COPY --from=basement /a /a
                RUN <<EOF
                COPY --from=base /x /x
                EOF
                """;

        assertEquals(
                text.replace("  base", "  shop-base"),
                NamedContexts.replace(text, IMAGES, Map.of()));
    }

    @Test
    void without_contexts_nothing_is_touched() {
        assertEquals("FROM a", NamedContexts.replace("FROM a", Map.of(), Map.of()));
    }
}
