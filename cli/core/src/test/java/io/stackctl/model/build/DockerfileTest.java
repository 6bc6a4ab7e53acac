package io.stackctl.model.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.InvalidValueException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DockerfileTest {

    private static List<String> images(String text) {
        return images(text, "", Map.of());
    }

    private static List<String> images(String text, String target, Map<String, String> arguments) {
        return List.copyOf(Dockerfile.of(text).images(target, arguments));
    }

    @Test
    void a_stage_stands_on_its_base_and_on_what_it_copies_from() {
        var text =
                """
                FROM maven:3 AS build
                RUN mvn package
                FROM custom-java:25
                COPY --from=build --chown=1:1 /app /app
                COPY --from=busybox:1 /bin/sh /bin/
                RUN --mount=type=cache,target=/c --mount=type=bind,from=tools:2,target=/t ls
                """;

        assertEquals(List.of("custom-java:25", "busybox:1", "tools:2", "maven:3"), images(text));
    }

    @Test
    void stages_that_the_target_does_not_reach_do_not_count() {
        var text =
                """
                FROM node:22 AS dev
                FROM dev AS test
                FROM debian:13-slim AS production
                """;

        assertEquals(List.of("debian:13-slim"), images(text));
        assertEquals(List.of("node:22"), images(text, "Test", Map.of()));
        assertEquals(List.of("node:22"), images(text, "0", Map.of()));
    }

    @Test
    void what_only_the_builder_knows_may_mean_every_stage_that_fits() {
        var text =
                """
                ARG TARGETARCH
                FROM amd:1 AS build-amd64
                FROM arm:1 AS build-arm64
                FROM other:1 AS tools
                FROM build-$TARGETARCH
                COPY --from=build-${TARGETARCH:-amd64} /a /a
                """;

        assertEquals(List.of("amd:1", "arm:1"), images(text));
        assertEquals(List.of("arm:1"), images(text, "", Map.of("TARGETARCH", "arm64")));
        assertEquals(
                List.of("shop:${TARGETOS}-${TARGETARCH}"),
                images("FROM shop:${TARGETOS}-${TARGETARCH}"));
        assertEquals(List.of("shop-x86"), images("ARG TARGETARCH=x86\nFROM shop-$TARGETARCH"));
    }

    @Test
    void global_arguments_are_put_into_from_and_given_ones_win() {
        var text =
                """
                ARG JAVA=25
                ARG REGISTRY
                ARG BASE="custom-java:${JAVA}"
                FROM --platform=$BUILDPLATFORM ${REGISTRY:+$REGISTRY/}${BASE}
                """;

        assertEquals(List.of("custom-java:25"), images(text));
        assertEquals(
                List.of("r.io/custom-java:26"),
                images(text, "", Map.of("JAVA", "26", "REGISTRY", "r.io")));
        assertEquals(List.of("slim"), images("ARG X=\nFROM ${X:-slim}\n"));
    }

    @Test
    void an_argument_that_only_a_stage_declares_does_not_reach_from() {
        assertThrows(
                InvalidValueException.class, () -> images("FROM $BASE", "", Map.of("BASE", "x")));
    }

    @Test
    void a_stage_may_bear_the_name_of_its_own_base() {
        assertEquals(List.of("debian"), images("FROM debian AS debian\nFROM debian\n"));
    }

    @Test
    void scratch_is_no_image() {
        assertEquals(
                List.of(),
                images("FROM scratch\nCOPY --from=0 a b\n").stream()
                        .filter("scratch"::equals)
                        .toList());
    }

    @Test
    void continuation_lines_keep_their_flags_and_skip_comments() {
        var text =
                """
                FROM a
                COPY \\
                  # from the tools

                  --from=tools:1 \\
                  /x /y
                RUN echo --from=no
                """;

        assertEquals(List.of("a", "tools:1"), images(text));
    }

    @Test
    void the_escape_directive_changes_what_continues_a_line() {
        assertEquals(
                List.of("a", "tools"),
                images(
                        "# syntax=x/y:1\n#  Escape = `\nFROM a\nCOPY `\n --from=tools c:\\ d\nRUN dir c:\\\nUSER me\n"));
    }

    @Test
    void here_documents_are_not_instructions() {
        var text =
                """
                FROM a
                RUN <<EOF cat <<-"END"
                FROM not-a-base
                EOF
                COPY --from=nor-this x y
                \tEND
                COPY --from=b /x /y
                """;

        assertEquals(List.of("a", "b"), images(text));
    }

    @Test
    void what_is_wrong_is_said_with_its_line() {
        assertEquals("it has no FROM", refusal("# nothing\n"));
        assertEquals("line 2: RUN stands before any FROM", refusal("\nRUN x\n"));
        assertEquals("line 1: 'FROM a b' is not a stage", refusal("FROM a b"));
        assertEquals(
                "target stage \"prod\" could not be found",
                assertThrows(
                                InvalidValueException.class,
                                () -> images("FROM a AS dev", "prod", Map.of()))
                        .getMessage());
    }

    private static @Nullable String refusal(String text) {
        return assertThrows(InvalidValueException.class, () -> Dockerfile.of(text)).getMessage();
    }
}
