package io.stackctl.workflow.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.definition.LoadOption;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What an image is built from ({@code additional_contexts: {NAME: service:OTHER}}) is built before
 * it, whichever command asks and whether the other service is named, enabled or neither.
 */
class ServiceContextsTest {

    private static final String STACK =
            """
            services:
              app:
                profiles: [a]
                build:
                  dockerfile_inline: "FROM middle"
                  additional_contexts: { middle: "service:middle" }
              middle:
                profiles: [b]
                build:
                  dockerfile_inline: "FROM base\\nRUN --mount=type=secret,id=word true"
                  additional_contexts: { base: "service:base" }
                  secrets: [word]
              base:
                profiles: [c]
                image: acme/base:1
                build: { dockerfile_inline: "FROM scratch" }
              other:
                build: { dockerfile_inline: "FROM scratch" }
            secrets:
              word: { file: ./word }
            """;

    private final FakeEngine engine = FakeEngine.with();
    private final Surroundings around = TestSurroundings.of(engine, _ -> {});

    private static Stack stack(String yaml, String... services) {
        return new StackLoader(_ -> {})
                .load(
                        LoadRequest.in("/work-folder", Map.of())
                                .files(List.of("-"))
                                .standardInput(() -> yaml.getBytes(StandardCharsets.UTF_8))
                                .projectName(Optional.of("shop"))
                                .services(List.of(services))
                                .with(LoadOption.NO_DEPS, true)
                                .build());
    }

    private List<String> builds() {
        return engine.calls().stream().filter(call -> call.startsWith("build ")).toList();
    }

    @Test
    void build_of_one_service_builds_them_in_their_order() {
        new Build(around).run(stack(STACK, "app"), BuildChoices.NONE, false);

        assertEquals(List.of("build acme/base:1", "build shop-middle", "build shop-app"), builds());
    }

    @Test
    void what_the_builder_ignores_is_said_once_by_build_and_by_up() {
        var events = new ArrayList<Event>();
        var heard = TestSurroundings.of(engine, events::add);
        var yaml = "services: {app: {build: {dockerfile_inline: FROM scratch, shm_size: 1g}}}";
        var warning = new Event.Warning("shm_size is ignored");

        new Build(heard).run(stack(yaml), BuildChoices.NONE, false);
        assertEquals(1, Collections.frequency(events, warning));
        events.clear();
        new Up(heard).run(stack(yaml), building());
        assertEquals(1, Collections.frequency(events, warning));
    }

    @Test
    void build_makes_them_anew() {
        new Build(around).run(stack(STACK, "app"), BuildChoices.NONE, false);
        new Build(around).run(stack(STACK, "app"), BuildChoices.NONE, false);

        assertEquals(6, builds().size());
    }

    @Test
    void up_builds_those_that_are_missing_and_starts_none_of_them() {
        new Up(around).run(stack(STACK, "app"), UpRequest.DEFAULTS);

        assertEquals(List.of("build acme/base:1", "build shop-middle", "build shop-app"), builds());
        assertEquals(
                List.of("app"),
                engine
                        .observe(StackName.of("shop"), ObservationScope.CONTAINERS)
                        .containers()
                        .stream()
                        .map(container -> container.service().value())
                        .toList());
    }

    @Test
    void what_is_there_is_left_alone_unless_builds_are_asked_for() {
        engine.addImage("acme/base:1");
        engine.addImage("shop-middle");

        new Up(around).run(stack(STACK, "app"), UpRequest.DEFAULTS);

        assertEquals(List.of("build shop-app"), builds());
        new Up(around).run(stack(STACK, "app"), building());
        assertEquals(
                List.of(
                        "build shop-app",
                        "build acme/base:1",
                        "build shop-middle",
                        "build shop-app"),
                builds());
    }

    private static UpRequest building() {
        return new UpRequest(
                Wanted.DEFAULTS.starting(Wanted.Starting.NEVER),
                Timing.DEFAULTS,
                new ImagePolicy(Optional.empty(), ImagePolicy.Build.ALWAYS),
                Map.of());
    }

    @Test
    void their_secrets_are_known_though_no_enabled_service_uses_them() {
        var stack = stack(STACK, "app");

        assertEquals(List.of(), stack.secrets());
        assertEquals(
                Optional.of("/work-folder/word"),
                stack.secret("word").flatMap(FileDefinition::file));
    }

    @Test
    void a_circle_is_told_before_anything_is_built() {
        var circle =
                """
                services:
                  a:
                    build:
                      dockerfile_inline: "FROM b"
                      additional_contexts: { b: "service:b" }
                  b:
                    build:
                      dockerfile_inline: "FROM a"
                      additional_contexts: { a: "service:a" }
                """;

        assertEquals(
                "images are built from one another: shop-a:latest from shop-b:latest from shop-a:latest",
                refusal(circle, "a"));
    }

    @Test
    void an_image_cannot_be_built_from_itself() {
        var circle =
                """
                services:
                  a:
                    build:
                      dockerfile_inline: "FROM x"
                      additional_contexts: { x: "service:a" }
                """;

        assertEquals(
                "-: services.a.build: image shop-a is built from itself: service:a",
                refusal(circle, "a").replaceFirst(".*/", ""));
    }

    @Test
    void a_service_without_a_build_section_is_told_by_its_name() {
        var unbuilt =
                """
                services:
                  a:
                    profiles: [a]
                    build:
                      dockerfile_inline: "FROM x"
                      additional_contexts: { x: "service:b" }
                  b: { image: alpine }
                """;

        assertEquals(
                "-:6:33: services.a.build.additional_contexts.x: service \"a\" declares non-buildable"
                        + " service \"b\" as additional contexts x",
                refusal(unbuilt, "a").replaceFirst(".*/", ""));
    }

    private String refusal(String yaml, String service) {
        var refusal =
                assertThrows(
                        StackException.class,
                        () ->
                                new Build(around)
                                        .run(stack(yaml, service), BuildChoices.NONE, false));
        assertEquals(List.of(), builds());
        return refusal.failure().message().lines().findFirst().orElse("");
    }
}
