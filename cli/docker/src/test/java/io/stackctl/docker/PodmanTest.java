package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.ContainerEvent;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EventScope;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.StackName;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String CHECKED =
            """
            {"Id": "0123456789abcdef", "Name": "shop-web-1",
             "State": {"Status": "running", "Running": true, "StartedAt": "2026-01-01T00:00:00Z",
                       "Health": {"Status": "starting", "Log": [%s]}},
             "Config": {"Healthcheck": {"Test": ["CMD", "true"], "Interval": 5000000000}}}
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
    void a_status_tells_of_health_as_docker_s_does() throws IOException {
        var listing = LISTING.replace("Up 3 seconds", "%s");
        var inspection = INSPECTION.replace("healthy", "%s");
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            for (var words : List.of("healthy", "unhealthy", "starting")) {
                var told = words.equals("starting") ? "health: starting" : words;
                podman.answering(
                        "GET /containers/0123456789abcdef/json", 200, inspection.formatted(words));

                podman.answering("GET /containers/json", 200, listing.formatted("Up 3 seconds"));
                assertEquals("Up 3 seconds (" + told + ")", statusOfWeb(engine));

                // As a later Podman may say it.
                podman.answering(
                        "GET /containers/json",
                        200,
                        listing.formatted("Up 3 seconds (" + told + ")"));
                assertEquals("Up 3 seconds (" + told + ")", statusOfWeb(engine));
            }
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

    @Test
    void images_and_ports_have_docker_s_names() throws IOException {
        var listing =
                """
                [{"Id": "0123456789abcdef", "Names": ["/shop-web-1"], "State": "exited", "Status": "",
                  "Image": "docker.io/%s", "Ports": [{"IP": "", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}],
                  "Labels": {"com.docker.compose.project": "shop", "com.docker.compose.service": "web"}}]
                """;
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            podman.answering("GET /containers/json", 200, listing.formatted("library/pg:1"));
            var container = only(engine);
            assertEquals("pg:1", container.image());
            assertEquals("0.0.0.0", container.ports().getFirst().address());

            podman.answering("GET /containers/json", 200, listing.formatted("acme/shop:1"));
            assertEquals("acme/shop:1", only(engine).image());
        }
        try (var docker = PretendEngine.docker();
                var engine = docker.engine(Map.of())) {
            docker.answering("GET /containers/json", 200, listing.formatted("acme/shop:1"));
            assertEquals("docker.io/acme/shop:1", only(engine).image());
        }
    }

    @Test
    void the_result_of_a_health_check_has_a_field_of_its_own() throws IOException {
        try (var podman = PretendEngine.podman();
                var engine = podman.engine(Map.of())) {
            podman.answering(
                    "GET /events",
                    200,
                    """
                    {"Action": "health_status", "HealthStatus": "healthy", "timeNano": 1, "Actor": {"ID": "c0ffee", "Attributes": {"name": "shop-web-1"}}}
                    """);
            try (var events =
                    engine.events()
                            .subscribe(
                                    StackName.of("shop"),
                                    EventScope.STATES,
                                    Optional.empty(),
                                    Optional.empty())) {
                var changed =
                        assertInstanceOf(
                                ContainerEvent.HealthChanged.class, events.next().orElseThrow());
                assertEquals(Health.HEALTHY, changed.health());
            }
        }
    }

    @Test
    void a_check_that_no_timer_runs_is_run_while_somebody_listens() throws Exception {
        try (var podman = PretendEngine.podman();
                var api = podman.api()) {
            podman.answering("GET /containers/json", 200, LISTING)
                    .answering("GET /containers/0123456789abcdef/json", 200, CHECKED.formatted(""));

            try (var _ = PodmanChecks.of(api, StackName.of("shop"))) {
                assertTrue(podman.await("GET /libpod/containers/0123456789abcdef/healthcheck"));
            }
        }
    }

    @Test
    void a_check_is_overdue_when_its_time_is_well_over() throws IOException {
        var started = DetailReader.detail(JsonInput.parse(CHECKED.formatted("")));
        var checked =
                DetailReader.detail(
                        JsonInput.parse(
                                CHECKED.formatted(
                                        "{\"End\": \"2026-01-01T00:01:00Z\", \"ExitCode\": 1}")));

        assertFalse(PodmanChecks.isOverdue(started, Instant.parse("2026-01-01T00:00:06Z")));
        assertTrue(PodmanChecks.isOverdue(started, Instant.parse("2026-01-01T00:00:06.1Z")));
        assertFalse(PodmanChecks.isOverdue(checked, Instant.parse("2026-01-01T00:01:06Z")));
        assertTrue(PodmanChecks.isOverdue(checked, Instant.parse("2026-01-01T00:01:07Z")));
        var without = DetailReader.detail(JsonInput.parse(INSPECTION));
        assertFalse(PodmanChecks.isOverdue(without, Instant.parse("2026-01-01T01:00:00Z")));
    }

    private static ObservedContainer only(Engine engine) {
        return engine.containers().ofStack(StackName.of("shop"), true).getFirst();
    }

    private static String statusOfWeb(Engine engine) {
        return engine.containers().ofStack(StackName.of("shop"), true).getLast().status();
    }

    private static List<Health> healths(Engine engine) {
        return engine.containers().ofStack(StackName.of("shop"), true).stream()
                .map(ObservedContainer::health)
                .toList();
    }
}
