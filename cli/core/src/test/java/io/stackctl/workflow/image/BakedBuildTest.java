package io.stackctl.workflow.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.definition.LoadOption;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.Buildx.Image;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.build.BuilderWishes;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Builds that are handed over to buildx, and those that are not. */
class BakedBuildTest {

    private static final BuilderWishes BUILDER = new BuilderWishes("far", "", "", false);
    private static final BuilderWishes CHECK = new BuilderWishes("", "", "", true);
    private static final String STACK =
            """
            services:
              web:
                build:
                  dockerfile_inline: "FROM middle"
                  additional_contexts: { middle: "service:middle" }
              middle:
                image: acme/middle:1
                build: { dockerfile_inline: "FROM scratch" }
              other:
                build: { dockerfile_inline: "FROM scratch" }
            """;

    private final FakeEngine engine = FakeEngine.with();
    private final List<Event> events = new ArrayList<>();
    private final Surroundings around = TestSurroundings.of(engine, events::add);

    @Test
    void a_builder_gets_all_images_at_once_and_what_they_are_made_from() {
        engine.buildx().install();

        build(STACK, BUILDER, "web");

        assertEquals(List.of("bake middle web"), engine.calls());
        assertEquals(BUILDER, engine.buildx().bakes().getFirst().wishes());
        assertEquals(
                List.of(
                        changed("acme/middle:1", Status.BUILDING),
                        changed("shop-web", Status.BUILDING),
                        changed("acme/middle:1", Status.BUILT),
                        changed("shop-web", Status.BUILT)),
                events);
    }

    @Test
    void a_check_tells_what_it_found_and_builds_nothing() {
        engine.buildx().install();
        List<String> findings = new ArrayList<>();

        new Build(around)
                .run(stack(STACK, "other"), BuildChoices.NONE, false, CHECK, findings::add);

        assertEquals(List.of("Check complete, no warnings found."), findings);
        assertEquals(List.of("bake other"), engine.calls());
        assertEquals(List.of(), events);
    }

    @Test
    void without_buildx_nothing_is_built_that_is_wanted_of_it() {
        for (var wishes :
                List.of(
                        BUILDER,
                        CHECK,
                        new BuilderWishes("", "true", "", false),
                        new BuilderWishes("", "", "mode=max", false))) {
            var refused = assertThrows(StackException.class, () -> build(STACK, wishes, "other"));

            assertEquals("buildx is not installed", refused.failure().message());
        }
        assertEquals(List.of(), engine.calls());
    }

    @Test
    void an_attestation_that_is_not_wanted_takes_no_buildx() {
        build(STACK, new BuilderWishes("", "false", "false", false), "other");

        assertEquals(List.of("build shop-other"), engine.calls());
    }

    @Test
    void what_is_beyond_the_engine_s_builder_goes_to_buildx_where_there_is_one() {
        var attested =
                "services: {app: {build: {dockerfile_inline: FROM scratch, provenance: 'true'}}}";
        build(attested, BuilderWishes.NONE);
        engine.buildx().install();
        build(attested, BuilderWishes.NONE);
        build(STACK, BuilderWishes.NONE, "other");

        assertEquals(List.of("build shop-app", "bake app", "build shop-other"), engine.calls());
    }

    @Test
    void several_platforms_take_buildx() {
        var several =
                "services: {app: {build: {dockerfile_inline: FROM scratch, platforms: [linux/amd64, linux/arm64]}}}";
        var refused = assertThrows(StackException.class, () -> build(several, BuilderWishes.NONE));
        engine.buildx().install();
        build(several, BuilderWishes.NONE);

        assertEquals(
                "service \"app\" lists several platforms, but the engine's builder makes an image for one",
                refused.failure().message());
        assertEquals(List.of("linux/amd64", "linux/arm64"), baked().getFirst().platforms());
    }

    @Test
    void one_platform_is_that_of_the_containers() {
        engine.buildx().install();

        build(
                "services: {app: {platform: linux/arm64, build: {dockerfile_inline: FROM scratch}}}",
                BUILDER);

        assertEquals(List.of("linux/arm64"), baked().getFirst().platforms());
    }

    @Test
    void only_images_with_a_name_of_their_own_are_pushed() {
        engine.buildx().install();

        new Build(around).run(stack(STACK, "web"), BuildChoices.NONE, true, BUILDER, _ -> {});

        assertEquals(List.of(true, false), baked().stream().map(Image::push).toList());
    }

    @Test
    void bases_are_fetched_before() {
        engine.buildx().install();
        engine.addToRegistry("acme/java:25");
        var yaml =
                """
                x-stackctl: { base-images: { "acme/java:25": { pull: true } } }
                services: { app: { build: { dockerfile_inline: "FROM acme/java:25" } } }
                """;

        build(yaml, BUILDER);

        assertEquals(List.of("pull acme/java:25", "bake app"), engine.calls());
    }

    @Test
    void a_dry_run_tells_and_builds_nothing() {
        engine.buildx().install();
        var dry =
                new Surroundings(
                        engine,
                        around.settings(),
                        events::add,
                        _ -> false,
                        Interruption.never(),
                        true);

        new Build(dry).run(stack(STACK, "other"), BuildChoices.NONE, false, BUILDER, _ -> {});

        assertEquals(List.of(), engine.calls());
        assertEquals(changed("shop-other", Status.BUILT), events.getLast());
    }

    @Test
    void the_definition_can_be_had_without_buildx_and_without_dockerfiles() {
        var file =
                new Build(around)
                        .file(
                                stack("services: {app: {build: /nowhere}}"),
                                BuildChoices.NONE,
                                false,
                                BuilderWishes.NONE);

        assertEquals("app", file);
        assertEquals(List.of(), engine.calls());
    }

    private List<Image> baked() {
        return engine.buildx().bakes().getFirst().images();
    }

    private void build(String yaml, BuilderWishes wishes, String... services) {
        new Build(around).run(stack(yaml, services), BuildChoices.NONE, false, wishes, _ -> {});
    }

    private static Event changed(String image, Status status) {
        return new Event.ResourceChanged(Resource.image(image), status);
    }

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
}
