package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Deployments under load whose process is killed in the middle, at a dozen points of each strategy:
 * the next one goes on, or an abort goes back, and nobody who asks notices.
 */
@Tag("long")
class KilledDeploymentsIT {
    private static final int POINTS = 12;

    /** So that they lie all over a deployment. */
    private static final int LINES_BETWEEN_POINTS = 2;

    @TempDir private Path folder;
    private final String port;
    private String version = "0";

    KilledDeploymentsIT() throws IOException {
        port = Integer.toString(Ports.free());
    }

    @BeforeAll
    static void build() throws Exception {
        Stack.bundled("voting").run("build", "gateway", "vote-ui");
    }

    @AfterEach
    void down() throws Exception {
        stack("rolling").run("nuke", "--yes");
    }

    private Stack stack(String strategy) {
        return Stack.of("killed", Stack.resource("killed.yaml"))
                .with(Map.of("PORT", port, "STRATEGY", strategy, "VERSION", version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rolling", "blue-green", "canary", "recreate"})
    void nobody_notices_that_a_deployment_was_killed(String strategy) throws Exception {
        var page = "http://127.0.0.1:" + port + "/";
        stack(strategy).run("deploy");
        Eventually.holds("the page is there", () -> Web.answers(page));

        try (var load = SteadyLoad.of(() -> Web.get(page), 200)) {
            for (int point = 0; point < POINTS; point++) {
                var before = version;
                version = Integer.toString(point + 1);
                kill(strategy, 1 + point * LINES_BETWEEN_POINTS);
                if (point % 3 == 2 && isOpen(strategy)) {
                    stack(strategy).run("abort");
                    version = before;
                } else {
                    stack(strategy).run("deploy");
                }
                assertClean(strategy + ", killed at point " + point);
            }
            assertEquals(List.of(), load.end(), "of " + load.asked());
            System.out.println(strategy + ": " + load.asked() + " requests, 0 failed");
        }
    }

    private boolean isOpen(String strategy) throws Exception {
        return stack(strategy)
                .run("history")
                .lines()
                .skip(1)
                .findFirst()
                .orElse("")
                .contains(" - ");
    }

    /** Kills a deployment that has said so many lines; one that says fewer has ended. */
    private void kill(String strategy, int lines) throws Exception {
        var said = folder.resolve("said");
        Files.deleteIfExists(said);
        var process = stack(strategy).start(said, "--progress", "plain", "deploy");
        Eventually.holds(
                "it says so much, or ends",
                () -> !process.isAlive() || Files.readAllLines(said).size() >= lines);
        process.destroyForcibly();
        var _ = process.waitFor();
    }

    private void assertClean(String where) throws Exception {
        assertEquals(
                List.of("killed-gateway-1", "killed-web-1", "killed-web-2"),
                Engine.containersOf("killed"),
                where);
        for (var name : List.of("killed-web-1", "killed-web-2")) {
            var variables =
                    Engine.container(name).at("Config", "Env").elements().stream()
                            .map(Tree::text)
                            .toList();
            assertTrue(variables.contains("VERSION=" + version), where + ": " + variables);
        }
    }
}
