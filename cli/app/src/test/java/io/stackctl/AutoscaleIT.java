package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.Inside;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.ObservationScope;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scaling by what the processors do, on a real engine and in a process of its own. */
@Timeout(300)
class AutoscaleIT extends RealEngineCase {

    private static final StackName STACK = StackName.of("autoscale-it");

    @Test
    void one_comes_when_there_is_much_to_do_and_goes_when_there_is_little() throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: autoscale-it
                services:
                  web:
                    image: %s
                    command: ['sh', '-c', 'trap "exit 0" TERM; while :; do [ -e /run/busy ] || sleep 0.1; done']
                    tmpfs: [/run]
                    cpus: 0.2
                    x-stackctl:
                      deploy:
                        min-healthy: 0s
                        autoscale: { max: 2, cpu: 60%%, up: 2s, down: 5s }
                """
                        .formatted(TestImage.NAME));
        OwnProcess.run(folder, "deploy");
        var first = containers().getFirst();

        try (var watch = OwnProcess.start(folder, "autoscale", "--watch")) {
            Inside.run(engine, first.name(), "touch", "/run/busy");
            awaitContainers(2);
            // Whoever brings the stack to its definition leaves the number as it is.
            watch.awaitLine("web: 1 -> 2");
            OwnProcess.run(folder, "up", "-d", "web");
            assertEquals(2, containers().size());

            Inside.run(engine, first.name(), "rm", "/run/busy");
            awaitContainers(1);
            watch.awaitLine("web: 2 -> 1");
            watch.signal("TERM");
            assertEquals(0, watch.end(), watch.lines()::toString);
        }

        assertEquals(first.id(), containers().getFirst().id());
        var audit = String.join("\n", OwnProcess.run(folder, "audit", "--format", "json"));
        assertTrue(audit.contains("\"action\":\"autoscale\""), audit);
    }

    private void awaitContainers(int count) throws InterruptedException {
        while (containers().size() != count
                || containers().stream().anyMatch(container -> !container.isUp())) {
            Thread.sleep(Duration.ofMillis(200));
        }
    }

    private List<ObservedContainer> containers() {
        return engine.observe(STACK, ObservationScope.CONTAINERS).containers();
    }
}
