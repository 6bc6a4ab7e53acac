package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lifecycle.UpRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A container mounts the image that another service is built to, and follows it. */
@Timeout(300)
class MountedImageIT {

    private static final StackName STACK = StackName.of("mounted-image-it");

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final Surroundings around = TestSurroundings.of(engine, _ -> {});

    @AfterEach
    void remove() {
        new Down(around)
                .run(
                        new FoundStack.Named(STACK),
                        new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE));
        engine.images().remove("mounted-image-it-tools", true);
        engine.close();
    }

    @Test
    void another_image_there_replaces_it() throws IOException {
        assumeTrue(
                engine.version().api().isAtLeast(1, 48), "needs an engine of version 28 or later");
        TestImage.ensure(engine);
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: mounted-image-it
                services:
                  app:
                    image: %s
                    command: [sleep, '1000']
                    stop_grace_period: 0s
                    volumes: [{ type: image, source: tools, target: /tools }]
                  tools:
                    build: .
                    command: [sleep, '1000']
                    stop_grace_period: 0s
                """
                        .formatted(TestImage.NAME));
        build("one", UpRequest.DEFAULTS);
        var first = app();

        build("one", UpRequests.images(Optional.empty(), true));
        assertEquals(first, app());

        build("two", UpRequests.images(Optional.empty(), true));
        assertNotEquals(first, app());
        assertEquals("two\n", Inside.run(engine, STACK + "-app-1", "cat", "/tools/word"));
    }

    private void build(String word, UpRequest request) throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM " + TestImage.NAME + "\nRUN echo " + word + " > /word\n");
        new Up(around)
                .run(
                        new StackLoader(_ -> {})
                                .load(LoadRequest.in(folder.toString(), Map.of()).build()),
                        request);
    }

    private String app() {
        return engine.containers().ofStack(STACK, true).stream()
                .filter(container -> container.name().endsWith("-app-1"))
                .map(container -> container.id().value())
                .findFirst()
                .orElseThrow();
    }
}
