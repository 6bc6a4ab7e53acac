package io.stackctl.docker.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.Engine;
import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.ContainerState;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.watch.Watch;
import io.stackctl.workflow.watch.WatchRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files change here, and what runs on a real engine follows. */
@Timeout(600)
class WatchIT {

    @TempDir Path temporary;

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final Interruption interruption = Interruption.never();
    private final Surroundings around =
            TestSurroundings.of(engine, events::add, question -> false, interruption, false);
    private Path folder = Path.of("");

    @BeforeEach
    void start() throws IOException {
        folder = temporary.toRealPath();
        TestImage.ensure(engine);
        write(
                "compose.yaml",
                """
                name: watch-it
                services:
                  web:
                    image: %s
                    command: ['sleep', '1000']
                    init: true
                    network_mode: none
                    develop:
                      watch:
                        - { path: ./src, action: sync, target: /app, initial_sync: true }
                        - { path: ./conf, action: sync+restart, target: /conf }
                        - path: ./hook
                          action: sync+exec
                          target: /hook
                          exec: { command: ['sh', '-c', 'echo "$$WORD" >>/told'], environment: { WORD: heard } }
                  made:
                    build: ./made
                    command: ['sleep', '1000']
                    init: true
                    network_mode: none
                    develop:
                      watch: [ { path: ./made, action: rebuild } ]
                """
                        .formatted(TestImage.NAME));
        write("src/before.txt", "from before");
        write("conf/a.conf", "a");
        write("hook/a.txt", "a");
        write("made/Dockerfile", "FROM " + TestImage.NAME + "\nCOPY word /word\n");
        write("made/word", "first");
    }

    @AfterEach
    void remove() {
        new Down(TestSurroundings.of(engine, events::add))
                .run(
                        new FoundStack.Defined(stack()),
                        new DownOptions(
                                StopOptions.DEFAULTS, true, true, DownOptions.Images.BUILT));
        engine.images()
                .all(Map.of("com.docker.compose.project", "watch-it"))
                .forEach(image -> engine.images().remove(image.id(), true));
        engine.close();
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Stack stack() {
        return new StackLoader(_ -> {}).load(LoadRequest.in(folder.toString(), Map.of()).build());
    }

    private String output(String container, String... command) {
        return Inside.run(engine, container, command);
    }

    private ContainerDetail detail(String container) {
        return engine.containers().inspect(ContainerName.of(container)).orElseThrow();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(100);
        }
    }

    private boolean said(String text) {
        return events.contains(
                new Event.LogLine("#watch", Event.Stream.STDOUT, text, Optional.empty()));
    }

    @Test
    void what_runs_follows_the_files_until_an_interrupt() throws Exception {
        var request = new WatchRequest(Optional.of(UpRequest.DEFAULTS), true, false);
        var watch =
                Thread.ofVirtual()
                        .start(() ->
                                assertThrows(
                                        StackException.class,
                                        () -> new Watch(around).run(stack(), request)));
        await(() -> said("Watch enabled"));
        assertEquals("from before", output("watch-it-web-1", "cat", "/app/before.txt"));

        var file = write("src/deep/a.txt", "one");
        await(() -> output("watch-it-web-1", "cat", "/app/deep/a.txt").equals("one"));
        Files.delete(file);
        await(() -> output("watch-it-web-1", "ls", "/app/deep").isEmpty());

        write("hook/a.txt", "b");
        await(() -> output("watch-it-web-1", "cat", "/told").equals("heard\n"));

        var started = detail("watch-it-web-1").started();
        write("conf/a.conf", "b");
        await(() -> said("service(s) [\"web\"] restarted"));
        assertTrue(detail("watch-it-web-1").started().isAfter(started));
        assertEquals("b", output("watch-it-web-1", "cat", "/conf/a.conf"));

        var replaced = detail("watch-it-made-1").id();
        write("made/word", "second");
        await(() ->
                engine.containers()
                        .inspect(ContainerName.of("watch-it-made-1"))
                        .filter(found -> !found.id().equals(replaced))
                        .filter(found -> found.state() == ContainerState.RUNNING)
                        .isPresent());
        await(() -> output("watch-it-made-1", "cat", "/word").equals("second"));
        assertNotEquals(replaced, detail("watch-it-made-1").id());
        assertTrue(said("service(s) [\"made\"] successfully built"), events.toString());
        await(() ->
                engine.images().all(Map.of("com.docker.compose.project", "watch-it")).stream()
                        .noneMatch(image -> image.tags().isEmpty()));

        interruption.arrived();
        watch.join();
        assertTrue(said("Watch disabled"));
    }
}
