package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.ObservationScope;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Deployments on a real engine, each verb in a process of its own. */
@Timeout(900)
class DeployIT extends RealEngineCase {

    private static final StackName STACK = StackName.of("deploy-it");
    private static final String WELL = "trap \"exit 0\" TERM; while :; do sleep 0.1; done";
    private static final String CRASHES = "sleep 0.5; echo no luck today; exit 3";
    private static final String APP = "deploy-it/app:1";
    private static final String LABEL = "io.stackctl.test.image=deploy-it";
    private static final int ROLLED_BACK = 10;
    private static final int LOCK_LOST = 13;
    private static final int KILLS = 3;

    private final Random random = new Random(20_261_126);

    @AfterEach
    void removeImage() throws Exception {
        // In use until the stack is gone.
        OwnProcess.run(folder, "nuke", "--yes");
        engine.images().remove(APP, false);
    }

    @Test
    void what_crashes_is_taken_back_and_a_rollback_brings_files_back() throws Exception {
        define("one", WELL);
        write("first");
        OwnProcess.run(folder, "deploy");
        define("two", WELL);
        write("second");
        OwnProcess.run(folder, "deploy");
        var before = ids();

        define("three", CRASHES);
        try (var process = OwnProcess.start(folder, "deploy", "--format", "json")) {
            assertEquals(ROLLED_BACK, process.end(), process.lines()::toString);
            var said = String.join("\n", process.lines());
            assertTrue(said.contains("has ended with exit code 3"), said);
            assertTrue(said.contains("no luck today"), said);
            assertTrue(said.contains("\"outcome\":\"rolled-back\",\"exit\":10"), said);
        }
        assertEquals(before, ids());

        OwnProcess.run(folder, "rollback");
        assertEquals("first", Inside.run(engine, "deploy-it-web-1", "cat", "/run/secrets/key"));
        assertEquals("one\n", Inside.run(engine, "deploy-it-web-1", "sh", "-c", "echo $WORD"));
        var history = OwnProcess.run(folder, "history");
        assertTrue(history.get(2).contains("rolled back"), history::toString);
    }

    @Test
    void a_rollback_brings_back_all_of_a_revision_though_its_image_has_no_name() throws Exception {
        write("first");
        defineBuilt("one");
        OwnProcess.run(folder, "deploy", "--build");
        var image = containers().getFirst().imageId();
        write("second");
        defineBuilt("two");
        OwnProcess.run(folder, "deploy", "--build");
        assertNotEquals(image, containers().getFirst().imageId());
        pruneOwn();

        OwnProcess.run(folder, "rollback");

        assertAllRun("one");
        for (var container : containers()) {
            assertEquals(image, container.imageId());
            assertEquals("first", Inside.run(engine, container.name(), "cat", "/run/secrets/key"));
        }
        assertEquals(List.of(), OwnProcess.run(folder, "history", "--diff", "r1", "r3"));
        assertNotEquals(List.of(), OwnProcess.run(folder, "history", "--diff", "r1", "r2"));
    }

    /** The moments are drawn at random, but the same ones in each run. */
    @Test
    void what_was_killed_goes_on_or_back() throws Exception {
        write("first");
        define("start", WELL);
        OwnProcess.run(folder, "deploy");
        var word = "start";
        for (int round = 0; round < KILLS; round++) {
            define("round " + round, WELL);
            kill(5 + random.nextInt(20));
            boolean on = round != 1;
            if (on) {
                word = "round " + round;
                OwnProcess.run(folder, "deploy");
            } else {
                OwnProcess.run(folder, "abort");
            }
            assertAllRun(word);
        }
    }

    @Test
    void of_two_that_deploy_at_once_one_waits() throws Exception {
        write("first");
        define("start", WELL);
        OwnProcess.run(folder, "deploy");
        define("next", WELL);

        try (var one = OwnProcess.start(folder, "deploy", "--force-recreate", "--lock-wait", "5m");
                var other = elsewhere("deploy", "--force-recreate", "--lock-wait", "5m")) {
            assertEquals(0, one.end(), one.lines()::toString);
            assertEquals(0, other.end(), other.lines()::toString);
        }

        assertAllRun("next");
        // A line of titles, and one for each that was done.
        assertEquals(4, OwnProcess.run(folder, "history").size());
    }

    /** Who gives no sign of life for half a minute loses the right, and finds out. */
    @Test
    @Tag("long")
    void who_was_frozen_changes_nothing_more() throws Exception {
        write("first");
        define("start", WELL);
        OwnProcess.run(folder, "deploy");
        define("frozen", WELL);

        try (var frozen = OwnProcess.start(folder, "deploy")) {
            frozen.awaitLine("Watching");
            frozen.signal("STOP");
            define("next", WELL);
            try (var next = elsewhere("deploy", "--lock-wait", "5m")) {
                assertEquals(0, next.end(), next.lines()::toString);
            }
            var before = ids();
            assertAllRun("next");

            frozen.signal("CONT");

            assertEquals(LOCK_LOST, frozen.end(), frozen.lines()::toString);
            assertEquals(before, ids());
        }
        assertAllRun("next");
    }

    /** As from another machine, which knows nothing of what this one has locked. */
    private OwnProcess elsewhere(String... arguments) throws IOException {
        return OwnProcess.start(
                Map.of("JDK_JAVA_OPTIONS", "-Duser.home=" + folder), folder, arguments);
    }

    private void assertAllRun(String word) throws Exception {
        assertEquals(List.of("deploy-it-web-1", "deploy-it-web-2"), List.copyOf(ids().keySet()));
        for (var container : containers()) {
            assertTrue(container.isUp(), container::toString);
            assertEquals(
                    word + "\n", Inside.run(engine, container.name(), "sh", "-c", "echo $WORD"));
        }
    }

    private void kill(int lines) throws Exception {
        try (var process = OwnProcess.start(folder, "deploy")) {
            boolean goesOn = true;
            for (int i = 0; i < lines && goesOn; i++) {
                goesOn = process.line().isPresent();
            }
            process.signal("KILL");
            process.end();
        }
    }

    private Map<String, String> ids() {
        var ids = new TreeMap<String, String>();
        containers().forEach(container -> ids.put(container.name(), container.id().value()));
        return ids;
    }

    private List<ObservedContainer> containers() {
        return engine.observe(STACK, ObservationScope.CONTAINERS).containers();
    }

    private void write(String secret) throws IOException {
        Files.writeString(folder.resolve("key.txt"), secret);
    }

    /** Only what this test has built. */
    private static void pruneOwn() throws Exception {
        var filter = "label=" + LABEL;
        var prune = new ProcessBuilder("docker", "image", "prune", "--force", "--filter", filter);
        assertEquals(0, prune.start().waitFor());
    }

    private void defineBuilt(String word) throws IOException {
        define(APP, word, WELL);
        Files.writeString(
                folder.resolve("compose.override.yaml"),
                """
                services:
                  web:
                    build:
                      dockerfile_inline: |
                        FROM %s
                        LABEL %s
                        ENV BUILT=%s
                """
                        .formatted(TestImage.NAME, LABEL, word));
    }

    private void define(String word, String program) throws IOException {
        define(TestImage.NAME, word, program);
    }

    private void define(String image, String word, String program) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: deploy-it
                services:
                  web:
                    image: %s
                    command: ['sh', '-c', '%s']
                    environment: { WORD: '%s' }
                    secrets: [key]
                    scale: 2
                    x-stackctl: { deploy: { min-healthy: 1s } }
                secrets: { key: { file: ./key.txt } }
                """
                        .formatted(image, program, word));
    }
}
