package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.event.BuildLine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.ImageOptions;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.step.Step;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.change.PlanRun;
import io.stackctl.workflow.image.Build;
import io.stackctl.workflow.image.ImageSupply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A base that a script makes, one that is built on it, and two services on that; none of them runs
 * anything.
 */
class BuildIT {

    private static final List<String> IMAGES =
            List.of(
                    "build-it-web",
                    "build-it-api",
                    "localhost:1/build-it-java:1",
                    "build-it-java:1",
                    "build-it-root:1");

    @TempDir Path folder;

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void writeStack() throws IOException {
        write(
                "compose.yaml",
                """
                name: build-it
                x-stackctl:
                  base-images:
                    build-it-java:1: { build: java }
                    build-it-root:1: { bootstrap: root one }
                services:
                  web: { build: web }
                  api:
                    build: { context: api, args: { WORD: hello } }
                """);
        write("root/bootstrap", "#!/bin/sh\necho making $1 >&2\necho $1 >made && tar -c made\n");
        assertTrue(folder.resolve("root/bootstrap").toFile().setExecutable(true));
        write("java/Dockerfile", "FROM build-it-root:1\nCOPY java /java\n");
        write("java/java", "25");
        write("web/Dockerfile", "FROM build-it-java:1\nCOPY Dockerfile /web\n");
        write("api/Dockerfile", "FROM build-it-java:1\nARG WORD\nLABEL word=$WORD\n");
    }

    @AfterEach
    void removeImages() {
        IMAGES.forEach(image -> engine.images().remove(image, true));
        // What a later build replaced has no name any more.
        Stream.of(
                        Map.of("com.docker.compose.project", "build-it"),
                        Map.of("io.stackctl.base-image", "build-it-java:1"),
                        Map.of("io.stackctl.base-image", "localhost:1/build-it-java:1"))
                .flatMap(labels -> engine.images().all(labels).stream())
                .forEach(image -> engine.images().remove(image.id(), true));
        engine.close();
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    private Surroundings around() {
        return TestSurroundings.of(engine, events::add);
    }

    private String upPlan() {
        return imagePlan(stack()).toString();
    }

    private Plan<Step> imagePlan(Stack stack) {
        return ImageSupply.plan(stack, StackObservation.of(engine, stack), upOptions());
    }

    private static ImageOptions upOptions() {
        return new ImageOptions(
                ImagePolicy.DEFAULTS, true, BuildChoices.NONE, Set.of(), Instant.now());
    }

    private String id(String image) {
        return engine.images().inspect(image).orElseThrow().id().value();
    }

    @Test
    void bases_are_made_before_what_stands_on_them_and_then_all_is_there() {
        var plan = new Build(around()).run(stack(), BuildChoices.NONE, false);

        assertEquals(
                """
                1 []  bootstrap image build-it-root:1 not found
                2 [1] build     image build-it-java:1 not found
                3 [2] build     image build-it-api    not found
                4 [2] build     image build-it-web    not found
                """,
                plan.toString());
        assertEquals("", upPlan());
        var api = engine.images().inspect("build-it-api").orElseThrow();
        assertEquals("hello", api.labels().get("word").orElseThrow());
        assertEquals("build-it", api.labels().get("com.docker.compose.project").orElseThrow());
        assertEquals(
                "build-it-java:1=" + id("build-it-java:1"),
                api.labels().get("io.stackctl.bases").orElseThrow());
        assertTrue(
                events.contains(
                        new Event.BuildLog(
                                Resource.image("build-it-root:1"),
                                "build-it-root:1",
                                BuildLine.of("making one"))),
                events.toString());
        assertTrue(
                events.stream()
                        .anyMatch(event ->
                                event instanceof Event.ResourceChanged changed
                                        && changed.resource().name().equals("build-it-web")
                                        && changed.status() == Status.BUILT));
    }

    @Test
    void a_base_that_changed_has_what_stands_on_it_built_again() throws IOException {
        var build = new Build(around());
        build.run(stack(), BuildChoices.NONE, false);
        var before = id("build-it-web");
        write("java/java", "26");

        build.run(
                stack().withServices(List.of(stack().services().getFirst())),
                BuildChoices.NONE,
                false);

        assertEquals("1 [] build image build-it-web build-it-java:1 changed\n", upPlan());
        build.run(stack(), BuildChoices.NONE, false);
        assertFalse(before.equals(id("build-it-web")));
        assertEquals("", upPlan());
    }

    @Test
    void a_folder_is_never_asked_of_a_registry() throws IOException {
        write(
                "compose.yaml",
                """
                name: build-it
                services:
                  web:
                    build:
                      pull: true
                      dockerfile_inline: "FROM scratch\\nCOPY --from=lib f /f"
                      additional_contexts: { lib: ./lib }
                """);
        for (var text : List.of("one", "two")) {
            write("lib/f", text);

            new Build(around()).run(stack(), BuildChoices.NONE, false);
        }

        assertTrue(
                engine.images().all(Map.of()).stream()
                        .flatMap(image -> image.tags().stream())
                        .noneMatch(tag -> tag.contains("stackctl.invalid")));
    }

    @Test
    void an_unchanged_image_stays_the_same() {
        var build = new Build(around());
        build.run(stack(), BuildChoices.NONE, false);
        var before = id("build-it-web");

        build.run(stack(), BuildChoices.NONE, false);

        assertEquals(before, id("build-it-web"));
    }

    @Test
    void a_base_that_no_registry_gives_is_built_where_the_definition_says_how() throws IOException {
        write(
                "compose.yaml",
                """
                name: build-it
                x-stackctl:
                  base-images:
                    localhost:1/build-it-java:1: { pull: true, build: java }
                    build-it-root:1: { bootstrap: root one }
                services:
                  java: { image: "localhost:1/build-it-java:1" }
                """);

        PlanRun.ofSupplies(around(), StackName.of("build-it")).run(imagePlan(stack()));

        var built = engine.images().inspect("localhost:1/build-it-java:1").orElseThrow();
        assertEquals(
                "build-it-root:1=" + id("build-it-root:1"),
                built.labels().get("io.stackctl.bases").orElseThrow());
        assertTrue(
                events.stream()
                        .anyMatch(event ->
                                event instanceof Event.BuildLog log
                                        && log.line().text().startsWith("no registry has it (")),
                events.toString());
        assertEquals("", upPlan());
    }

    @Test
    void a_script_that_fails_is_named_with_its_last_words() throws IOException {
        write("root/bootstrap", "#!/bin/sh\necho no debootstrap here >&2\nexit 3\n");

        var refusal =
                assertThrows(
                        StackException.class,
                        () -> new Build(around()).run(stack(), BuildChoices.NONE, false));

        assertEquals(
                "cannot make image build-it-root:1: FOLDER/root/bootstrap one ended with 3: no debootstrap here",
                refusal.failure().message().replace(folder.toString(), "FOLDER"));
        assertTrue(engine.images().inspect("build-it-java:1").isEmpty());
    }

    @Test
    void a_dockerfile_that_is_missing_is_told_before_anything_is_made() throws IOException {
        Files.delete(folder.resolve("web/Dockerfile"));

        var refusal =
                assertThrows(
                        StackException.class,
                        () -> new Build(around()).run(stack(), BuildChoices.NONE, false));

        assertTrue(
                refusal.failure()
                        .message()
                        .contains(
                                "web/Dockerfile: services.web.build: there is no such Dockerfile"),
                refusal.failure().message());
        assertTrue(engine.images().inspect("build-it-root:1").isEmpty());
    }

    @Test
    void an_interrupted_build_ends_at_once_and_leaves_no_image() throws IOException {
        TestImage.ensure(engine);
        write(
                "web/Dockerfile",
                "FROM "
                        + TestImage.NAME
                        + "\nRUN echo "
                        + System.nanoTime()
                        + " has begun; sleep 600\n");
        var web =
                stack().withServices(List.of(stack().service(ServiceName.of("web")).orElseThrow()));
        var interruption = new Interruption(_ -> {});
        var around =
                TestSurroundings.of(
                        engine,
                        event -> {
                            if (event instanceof Event.BuildLog log
                                    && log.line().toString().endsWith(" has begun")) {
                                assertTrue(interruption.arrived());
                            }
                        },
                        _ -> false,
                        interruption,
                        false);

        var refusal =
                assertThrows(
                        StackException.class,
                        () -> new Build(around).run(web, BuildChoices.NONE, false));

        assertEquals(new Failure.Interrupted(), refusal.failure());
        assertTrue(engine.images().inspect("build-it-web").isEmpty());
    }
}
