package io.stackctl.workflow.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * {@code build --pull} fetches what images are made from. No registry is asked for what stands for
 * a folder or is an image of the stack: it has none of these, or one that somebody else made.
 */
class FetchedBasesTest {

    private static final BuildChoices PULL = new BuildChoices(Map.of(), false, true, 0, List.of());

    private final FakeEngine engine = FakeEngine.with();
    private final Surroundings around = TestSurroundings.of(engine, _ -> {});

    private static Stack stack(String yaml) {
        return new StackLoader(_ -> {})
                .load(
                        LoadRequest.in("/work-folder", Map.of())
                                .files(List.of("-"))
                                .standardInput(() -> yaml.getBytes(StandardCharsets.UTF_8))
                                .projectName(Optional.of("shop"))
                                .build());
    }

    /** What came and was made; what comes before the last is independent of one another. */
    private List<String> traffic() {
        var traffic =
                new ArrayList<>(
                        engine.calls().stream()
                                .filter(call ->
                                        call.startsWith("build ") || call.startsWith("pull "))
                                .toList());
        traffic.subList(0, Math.max(0, traffic.size() - 1)).sort(null);
        return traffic;
    }

    @Test
    void the_builder_fetches_them_where_all_come_from_registries() {
        var web = "services: {web: {build: {dockerfile_inline: 'FROM debian:13'}}}";

        new Build(around).run(stack(web), PULL, false);

        assertEquals(List.of("build shop-web from fetched images"), traffic());
    }

    @Test
    void they_are_fetched_by_name_where_a_folder_is_a_context() {
        engine.addToRegistry("debian:13");
        engine.addToRegistry("tools:1");
        var web =
                """
                services:
                  web:
                    build:
                      pull: true
                      dockerfile_inline: "FROM debian:13\\nCOPY --from=lib / /\\nCOPY --from=tools / /"
                      additional_contexts: { lib: ./lib, tools: "docker-image://tools:1" }
                """;

        new Build(around).run(stack(web), BuildChoices.NONE, false);

        assertEquals(List.of("pull debian:13", "pull tools:1", "build shop-web"), traffic());
    }

    @Test
    void images_of_the_stack_are_not_fetched() {
        engine.addToRegistry("debian:13");
        engine.addToRegistry("shop-base");
        var both =
                """
                services:
                  base: { build: { dockerfile_inline: "FROM scratch" } }
                  web:
                    build:
                      dockerfile_inline: "FROM base\\nCOPY --from=debian:13 / /"
                      additional_contexts: { base: "service:base" }
                """;

        new Build(around).run(stack(both), PULL, false);

        assertEquals(
                List.of("build shop-base from fetched images", "pull debian:13", "build shop-web"),
                traffic());
    }

    @Test
    void one_that_cannot_be_fetched_ends_the_build() {
        var web =
                """
                services:
                  web:
                    build:
                      dockerfile_inline: "FROM debian:13"
                      additional_contexts: { lib: ./lib }
                """;

        var refusal =
                assertThrows(
                        StackException.class, () -> new Build(around).run(stack(web), PULL, false));

        assertEquals(List.of("pull debian:13"), traffic());
        assertEquals(
                "Error response from daemon: pull access denied for debian:13, repository does not"
                        + " exist or may require 'docker login'",
                refusal.failure().message());
    }
}
