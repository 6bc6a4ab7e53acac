package io.stackctl.docker.verb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.LocalRegistry;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EventScope;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.Numbered;
import io.stackctl.plan.Target;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.image.Build;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lifecycle.UpRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of new images is what the engine's own events tell afterwards. */
@Timeout(600)
class PlannedAndDoneIT {

    private static final StackName STACK = StackName.of("planned-it");

    /** What the engine calls that which plans call so. */
    private static final Map<String, String> VERBS =
            Map.of("create", "create", "start", "start", "die", "stop", "destroy", "remove");

    @TempDir Path folder;

    private Engine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void start() throws IOException {
        TestImage.ensure(engine);
        write(
                "compose.yaml",
                """
                name: planned-it
                x-stackctl: { base-images: { 'planned-it-base:1': { build: base } } }
                x-usual: &usual { command: ['sleep', '1000'], stop_grace_period: 0s }
                services:
                  web: { <<: *usual, build: web, depends_on: [db] }
                  db: { <<: *usual, image: %s }
                """
                        .formatted(TestImage.NAME));
        write("base/Dockerfile", "FROM " + TestImage.NAME + "\nCOPY word /word\n");
        write("base/word", "one");
        write("web/Dockerfile", "FROM planned-it-base:1\nCOPY word /own\n");
        write("web/word", "one");
    }

    @AfterEach
    void remove() {
        var images = DownOptions.Images.ALL;
        new Down(around())
                .run(
                        new FoundStack.Named(STACK),
                        new DownOptions(StopOptions.DEFAULTS, true, true, images));
        for (var name : List.of("planned-it-web", "planned-it-base:1")) {
            engine.images().remove(name, true);
        }
        forgetRegistry();
        engine.close();
    }

    /** The image is one of many tests, some of which see whether it goes by its only name. */
    private void forgetRegistry() {
        var shared = engine.images().inspect(TestImage.NAME).orElseThrow();
        shared.digests().stream()
                .filter(known -> known.contains("/planned-it/app@"))
                .forEach(known -> engine.images().remove(known, false));
    }

    @Test
    void a_changed_dockerfile() throws IOException {
        run(building());
        write("web/word", "two");

        var plan = plan(building());

        assertEquals(
                """
                1 []  build  image planned-it-base:1 asked for
                2 [1] build  image planned-it-web    asked for
                3 [2] create web/1                   image made by 2
                4 [3] stop   web/1                   image made by 2
                5 [4] remove web/1                   replaced by 3
                6 [5] rename web/1                   replaces it
                7 [6] start  web/1                   created
                """,
                plan.toString());
        assertDone(plan, building());
    }

    @Test
    void a_changed_base_image() throws IOException {
        run(building());
        write("base/word", "two");

        assertDone(plan(building()), building());
    }

    @Test
    void other_variables_of_a_program() throws IOException {
        write(
                "compose.yaml",
                """
                name: planned-it
                services:
                  mq: { provider: { type: /bin/sh } }
                  web:
                    { image: %s, command: ['sleep', '1000'], stop_grace_period: 0s, depends_on: [mq] }
                """
                        .formatted(TestImage.NAME));
        // The shell looks for this script in the folder of the stack.
        write("compose", "cat answer");
        write("answer", "{\"type\":\"setenv\",\"message\":\"URL=one\"}\n");
        run(UpRequest.DEFAULTS);
        write("answer", "{\"type\":\"setenv\",\"message\":\"URL=two\"}\n");

        var plan = plan(UpRequest.DEFAULTS);

        assertEquals(
                """
                1 []  provide service mq provided by /bin/sh
                2 [1] create  web/1      if 1 sets other variables
                3 [2] stop    web/1      if 1 sets other variables
                4 [3] remove  web/1      replaced by 2
                5 [4] rename  web/1      replaces it
                6 [5] start   web/1      created
                """,
                plan.toString());
        assertDone(plan, UpRequest.DEFAULTS);
    }

    @Test
    void an_image_that_may_be_another_one_in_the_registry() throws Exception {
        try (var registry = new LocalRegistry(folder)) {
            logIn(registry.host());
            var image = registry.host() + "/planned-it/app:1";
            write(
                    "compose.yaml",
                    """
                    name: planned-it
                    services:
                      web: { image: %s, command: ['sleep', '1000'], stop_grace_period: 0s }
                    """
                            .formatted(image));
            engine.images().tag(TestImage.NAME, image);
            engine.images().push(image, (_, _, _, _) -> {});
            run(UpRequest.DEFAULTS);

            assertEquals(
                    "1 [] pull image " + image + " pull policy always, the registry has the same\n",
                    plan(pulling()).toString());
            assertDone(plan(pulling()), pulling());

            publishAnother(image);
            var plan = plan(pulling());
            assertEquals(
                    "create web/1 if 1 brings another image",
                    plan.actions().stream()
                            .map(Numbered::action)
                            .filter(action -> action.verb().equals("create"))
                            .map(action ->
                                    action.verb() + " " + action.target() + " " + action.cause())
                            .findFirst()
                            .orElse(""));
            assertDone(plan, pulling());
            engine.images().remove(image, true);
        }
    }

    /** Gives the registry another image of this name, and leaves the engine's own as it is. */
    private void publishAnother(String image) throws IOException {
        var compose = Files.readString(folder.resolve("compose.yaml"));
        write("compose.yaml", compose.replace("image:", "build: web, image:"));
        write("web/Dockerfile", "FROM " + TestImage.NAME + "\nCOPY word /own\n");
        new Build(around()).run(stack(), BuildChoices.NONE, false);
        engine.images().push(image, (_, _, _, _) -> {});
        write("compose.yaml", compose);
        engine.images().tag(TestImage.NAME, image);
    }

    private void assertDone(Plan<Step> plan, UpRequest request) {
        var since = Instant.now();
        run(request);

        var planned =
                plan.actions().stream()
                        .map(Numbered::action)
                        .filter(action -> action.target().kind() == Target.Kind.CONTAINER)
                        .filter(action -> VERBS.containsValue(action.verb()))
                        .map(action -> action.verb() + " " + action.target())
                        .sorted()
                        .toList();
        var done =
                engine.events().recent(STACK, EventScope.EVERYTHING, Duration.ofMinutes(2)).stream()
                        .filter(event -> event.time().isAfter(since))
                        .filter(event -> VERBS.containsKey(event.told().action()))
                        .map(PlannedAndDoneIT::words)
                        .sorted()
                        .toList();
        assertEquals(planned, done);
    }

    private static String words(ContainerEvent event) {
        return VERBS.get(event.told().action())
                + " "
                + event.attributes().get("com.docker.compose.service")
                + "/"
                + event.attributes().get("com.docker.compose.container-number");
    }

    private void logIn(String registry) throws IOException {
        var pair = Base64.getEncoder().encodeToString("me:secret".getBytes(UTF_8));
        write(
                "client/config.json",
                "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(registry, pair));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DOCKER_CONFIG", folder.resolve("client").toString());
        engine.close();
        engine = new DockerEngine(TestSettings.of(environment), _ -> {});
    }

    private static UpRequest building() {
        return UpRequests.images(Optional.empty(), true);
    }

    private static UpRequest pulling() {
        return UpRequests.images(Optional.of(new PullPolicy.Always()), false);
    }

    private Plan<Step> plan(UpRequest request) {
        return new Up(around()).plan(stack(), request);
    }

    private void run(UpRequest request) {
        new Up(around()).run(stack(), request);
    }

    private Surroundings around() {
        return TestSurroundings.of(engine, _ -> {});
    }

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
