package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.local.TestSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerEngineTest {

    @Test
    void programs_are_led_to_the_engine_that_was_chosen() {
        var ours = Map.of("DOCKER_HOST", "unix:///ours", "DOCKER_CONFIG", "/settings", "A", "1");
        var theirs =
                new HashMap<>(
                        Map.of("DOCKER_HOST", "unix:///theirs", "DOCKER_CONTEXT", "far", "B", "2"));

        try (var engine = new DockerEngine(TestSettings.of(ours), _ -> {})) {
            engine.leadTo(theirs);
        }

        assertEquals(
                Map.of("DOCKER_HOST", "unix:///ours", "DOCKER_CONFIG", "/settings", "B", "2"),
                theirs);
    }
}
