package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.local.TestSettings;
import io.stackctl.model.deploy.Machine;
import java.io.IOException;
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

    @Test
    void the_machine_behind_it_is_what_services_are_placed_by() throws IOException {
        try (var docker = PretendEngine.docker();
                var engine = docker.engine(Map.of())) {
            docker.answering(
                    "GET /info",
                    200,
                    """
                    {"Name": "web1", "OSType": "linux", "Architecture": "x86_64",
                     "Labels": ["disk=ssd", "flag", "url=a=b"]}
                    """);

            assertEquals(
                    new Machine(
                            "web1",
                            "linux",
                            "x86_64",
                            Map.of("disk", "ssd", "flag", "", "url", "a=b")),
                    engine.info().machine());
            docker.answering("GET /info", 200, "{\"Name\": \"web1\", \"Labels\": null}");
            assertEquals(new Machine("web1", "", "", Map.of()), engine.info().machine());
        }
    }
}
