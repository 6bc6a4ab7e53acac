package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Podman does otherwise than Docker, behind the same API. */
class PodmanTest {

    private static final String LISTING =
            """
            [{"Id": "0123456789abcdef", "Names": ["/shop-web-1"], "State": "running", "Status": "Up 3 seconds",
              "Labels": {"com.docker.compose.project": "shop", "com.docker.compose.service": "web"}},
             {"Id": "fedcba9876543210", "Names": ["/shop-job-1"], "State": "exited", "Status": "Exited (0) now",
              "Labels": {"com.docker.compose.project": "shop", "com.docker.compose.service": "job"}}]
            """;
    private static final String SOMEBODY_ELSE_S = "[{\"Id\": \"f00\", \"Labels\": {}}]";
    private static final String INSPECTION =
            """
            {"Id": "0123456789abcdef", "Name": "shop-web-1",
             "State": {"Status": "running", "Running": true, "Health": {"Status": "healthy"}}}
            """;
    private static final String IN_USE =
            """
            {"cause": "network is being used", "response": 500, "message":
             "\\"shop_default\\" has associated containers with it. Use -f to forcibly delete containers and pods: network is being used"}
            """;

    @Test
    void the_health_that_the_listing_lacks_is_asked_for() throws IOException {
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            podman.answering("GET /containers/json", 200, LISTING)
                    .answering("GET /containers/0123456789abcdef/json", 200, INSPECTION);

            assertEquals(List.of(Health.NONE, Health.HEALTHY), healths(engine));
            assertFalse(podman.calls().contains("GET /containers/fedcba9876543210/json"));
        }
    }

    @Test
    void a_container_that_goes_meanwhile_has_none() throws IOException {
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            podman.answering("GET /containers/json", 200, LISTING)
                    .answering(
                            "GET /containers/0123456789abcdef/json",
                            404,
                            "{\"message\": \"no such container\"}");

            assertEquals(List.of(Health.NONE, Health.NONE), healths(engine));
        }
    }

    @Test
    void docker_is_asked_once() throws IOException {
        try (var docker = PretendEngine.docker();
                var engine = docker.engine(Map.of())) {
            docker.answering("GET /containers/json", 200, LISTING);

            assertEquals(List.of(Health.NONE, Health.NONE), healths(engine));
            assertEquals(List.of("GET /containers/json"), docker.calls());
        }
    }

    @Test
    void a_network_that_others_use_is_left_to_them() throws IOException {
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            podman.answering("GET /containers/json", 200, SOMEBODY_ELSE_S)
                    .answering("GET /networks/0a1b", 200, "{\"Name\": \"shop_default\"}")
                    .answering("DELETE /networks/0a1b", 204, "")
                    .answering("DELETE /networks/shop_default", 500, IN_USE);
            healths(engine);

            assertFalse(engine.networks().remove(new NetworkId("0a1b")));
            assertFalse(podman.calls().contains("DELETE /networks/0a1b"));
        }
    }

    @Test
    void a_network_that_nobody_uses_is_removed() throws IOException {
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            podman.answering("GET /containers/json", 200, SOMEBODY_ELSE_S)
                    .answering("GET /networks/0a1b", 200, "{\"Name\": \"shop_default\"}")
                    .answering("DELETE /networks/shop_default", 204, "")
                    .answering("GET /networks/gone", 404, "{\"message\": \"network not found\"}");
            healths(engine);

            assertTrue(engine.networks().remove(new NetworkId("0a1b")));
            assertTrue(engine.networks().remove(new NetworkId("gone")));
            assertEquals("DELETE /networks/shop_default", podman.calls().get(2));
        }
    }

    private static List<Health> healths(Engine engine) {
        return engine.containers().ofStack(StackName.of("shop"), true).stream()
                .map(ObservedContainer::health)
                .toList();
    }
}
