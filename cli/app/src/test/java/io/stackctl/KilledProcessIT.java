package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.engine.ObservationScope;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * stackctl is killed in the middle of its work, and the same verb goes on from there. The moments
 * are drawn at random, but the same ones in each run.
 */
@Timeout(900)
@Tag("long")
class KilledProcessIT {

    private static final int KILLS = 3;
    private static final StackName STACK = StackName.of("killed-it");

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});
    private final Random random = new Random(20_261_121);
    private int killed;

    @BeforeEach
    void define() throws IOException {
        TestImage.ensure(engine);
        define("first");
    }

    @AfterEach
    void remove() throws Exception {
        OwnProcess.run(folder, "down", "-v");
        engine.close();
    }

    @Test
    void up_goes_on_whether_it_creates_or_replaces() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            define("round " + round);
            killAtRandom(30, "up", "-d");
            OwnProcess.run(folder, "up", "-d");

            assertReplicas(3);
            assertNothingToDo();
            if (round == 0) {
                Inside.run(engine, "killed-it-db-1", "sh", "-c", "echo kept >/data/note");
            }
        }
        var note = Inside.run(engine, "killed-it-db-1", "cat", "/data/note");
        assertEquals("kept\n", note);
        report("up", "1 note written, 1 read back, 0 lost");
    }

    @Test
    void scale_goes_on_without_doubling_or_skipping_anything() throws Exception {
        OwnProcess.run(folder, "up", "-d");
        for (int round = 0; round < KILLS; round++) {
            OwnProcess.run(folder, "scale", "web=1");
            killAtRandom(36, "scale", "web=10");
            OwnProcess.run(folder, "scale", "web=10");

            assertReplicas(10);
        }
        report("scale", "10 of 10 replicas each time, 0 lost, 0 duplicated");
    }

    @Test
    void down_goes_on_until_nothing_is_left() throws Exception {
        for (int round = 0; round < KILLS; round++) {
            OwnProcess.run(folder, "up", "-d");
            killAtRandom(20, "down", "-v");
            OwnProcess.run(folder, "down", "-v");

            assertEquals(List.of(), observe().containers());
            assertEquals(List.of(), observe().networks());
            assertEquals(List.of(), observe().volumes());
        }
        report("down", "0 containers, networks and volumes left each time");
    }

    /** Kills a verb after so many lines of progress, unless it is done by then. */
    private void killAtRandom(int mostLines, String... verb) throws Exception {
        int lines = random.nextInt(mostLines);
        try (var process = OwnProcess.start(folder, verb)) {
            boolean goesOn = true;
            for (int i = 0; i < lines && goesOn; i++) {
                goesOn = process.line().isPresent();
            }
            process.signal("KILL");
            if (goesOn && process.end() != 0) {
                killed++;
            }
        }
    }

    private void assertReplicas(int web) {
        List<String> expected = new ArrayList<>(List.of("killed-it-db-1"));
        for (int number = 1; number <= web; number++) {
            expected.add("killed-it-web-" + number);
        }
        var containers = observe().containers();
        assertEquals(
                expected.stream().sorted().toList(),
                containers.stream().map(container -> container.name()).sorted().toList());
        assertTrue(
                containers.stream()
                        .allMatch(container -> container.state() == ContainerState.RUNNING));
    }

    private void assertNothingToDo() throws Exception {
        var lines = OwnProcess.run(folder, "up", "-d");
        assertEquals(
                List.of(), lines.stream().filter(line -> !line.endsWith(" Running ")).toList());
    }

    private void report(String verb, String counts) {
        System.out.println(verb + ": killed " + killed + " times of " + KILLS + "; " + counts);
        assertTrue(killed > 0, "it was always done before it was killed");
    }

    private ObservedStack observe() {
        return engine.observe(STACK, ObservationScope.CONTAINERS);
    }

    private void define(String word) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: killed-it
                x-usual: &usual
                  image: %s
                  command: ['sleep', '1000']
                  stop_signal: SIGKILL
                  environment: { WORD: '%s' }
                services:
                  db: { <<: *usual, volumes: ['data:/data'] }
                  web: { <<: *usual, depends_on: [db], scale: 3 }
                volumes: { data: {} }
                """
                        .formatted(TestImage.NAME, word));
    }
}
