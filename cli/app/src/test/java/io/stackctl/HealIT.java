package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.ObservationScope;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Healing on a real engine, in a process of its own. */
@Timeout(300)
class HealIT extends RealEngineCase {

    private static final StackName STACK = StackName.of("heal-it");

    @TempDir Path elsewhere;

    @Test
    void whoever_watches_replaces_what_is_ill_and_ends_when_asked() throws Exception {
        define("scale: 2");
        OwnProcess.run(folder, "deploy");
        var before = ids();

        // Without the files, as in a container that has the engine's socket alone.
        try (var watch =
                OwnProcess.start(elsewhere, "-p", "heal-it", "heal", "--watch", "--every", "1s")) {
            sicken("heal-it-web-1");
            watch.awaitLine("heal-it-web-1 is unhealthy for");
            awaitChange(before, "heal-it-web-1");

            watch.signal("TERM");
            assertEquals(0, watch.end(), watch.lines()::toString);
        }

        assertEquals(before.get("heal-it-web-2"), ids().get("heal-it-web-2"));
        assertAllWell();
        var audit = String.join("\n", OwnProcess.run(folder, "audit", "--format", "json"));
        assertTrue(audit.contains("\"how\":\"replaced\""), audit);
    }

    @Test
    void one_with_data_of_its_own_is_restarted() throws Exception {
        define("volumes: ['data:/data']");
        OwnProcess.run(folder, "up", "-d", "--wait");
        var before = ids();
        var started = started();
        sicken("heal-it-web-1");

        while (started.equals(started())) {
            OwnProcess.run(folder, "heal");
        }

        assertEquals(before, ids());
        assertNotEquals(started, started());
        assertAllWell();
        assertTrue(
                String.join("\n", OwnProcess.run(folder, "heal", "--dry-run")).isBlank(),
                "nothing is left to be healed");
    }

    private Instant started() {
        return engine.containers().inspect(containers().getFirst().id()).orElseThrow().started();
    }

    private void sicken(String container) throws Exception {
        Inside.run(engine, container, "touch", "/run/sick");
    }

    private void awaitChange(Map<String, String> before, String name) throws Exception {
        while (ids().getOrDefault(name, "").equals(before.get(name)) || ids().size() > 2) {
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    private void assertAllWell() {
        for (var container : containers()) {
            assertTrue(container.isUp(), container::toString);
            assertEquals(Health.HEALTHY, container.health(), container::toString);
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

    private void define(String more) throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: heal-it
                services:
                  web:
                    image: %s
                    command: ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.1; done']
                    tmpfs: [/run]
                    healthcheck: { test: [CMD, test, '!', -e, /run/sick], interval: 1s, retries: 2 }
                    %s
                    x-stackctl:
                      deploy: { min-healthy: 1s, heal: { after: 1s, at-most: 3 per 10m } }
                volumes: { data: }
                """
                        .formatted(TestImage.NAME, more));
    }
}
