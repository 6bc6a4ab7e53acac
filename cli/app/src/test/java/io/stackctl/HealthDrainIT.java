package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.TestImage;
import io.stackctl.engine.ObservationScope;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Draining by a failing health check, on a real engine. */
@Timeout(300)
class HealthDrainIT extends RealEngineCase {

    @Test
    void the_engine_has_said_unhealthy_when_the_program_is_told_to_stop() throws Exception {
        define("one");
        OwnProcess.run(folder, "up", "-d");
        var first = only();
        long since = Instant.now().getEpochSecond();
        define("two");

        OwnProcess.run(folder, "deploy");

        var told = events(first.id().value(), since);
        int unhealthy = told.indexOf("health_status: unhealthy");
        assertTrue(unhealthy >= 0 && unhealthy < told.indexOf("kill"), told::toString);
        assertEquals(Health.HEALTHY, only().health());
        try (var plan = OwnProcess.start(folder, "plan", "--exit-code")) {
            assertEquals(0, plan.end(), plan.lines()::toString);
        }
    }

    private ObservedContainer only() {
        var all =
                engine.observe(StackName.of("health-drain-it"), ObservationScope.CONTAINERS)
                        .containers();
        assertEquals(1, all.size(), all::toString);
        return all.getFirst();
    }

    private static List<String> events(String container, long since) throws Exception {
        var command =
                new ProcessBuilder(
                        "docker",
                        "events",
                        "--since",
                        Long.toString(since),
                        "--until",
                        Long.toString(Instant.now().getEpochSecond() + 1),
                        "--filter",
                        "container=" + container,
                        "--format",
                        "{{.Action}}");
        var process = command.start();
        try (var output = process.inputReader()) {
            var told = output.lines().toList();
            assertEquals(0, process.waitFor());
            return told;
        }
    }

    private void define(String version) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: health-drain-it
                services:
                  web:
                    image: %s
                    command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 0.1; done']
                    environment: { VERSION: '%s' }
                    healthcheck: { test: [CMD, 'true'], interval: 1s, retries: 2 }
                    x-stackctl:
                      deploy: { min-healthy: 0s, drain: { via: healthcheck } }
                """
                        .formatted(TestImage.NAME, version));
    }
}
