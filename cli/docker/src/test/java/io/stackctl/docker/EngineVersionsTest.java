package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.TestStack;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Which version of the API is spoken with which engine, and what older ones are asked otherwise.
 */
class EngineVersionsTest {

    private static final String CREATE = "POST /containers/create";
    private static final String CONNECT = "POST /networks/shop_default/connect";
    private static final String REFUSED = "{\"message\": \"no free address\"}";

    @Test
    void the_lower_of_both_sides_newest_versions_is_spoken() throws IOException {
        assertEquals("v1.40", spoken("1.40", Map.of()));
        assertEquals("v1.55", spoken("1.55", Map.of()));
        assertEquals("v1.55", spoken("1.60", Map.of()));
    }

    @Test
    void whoever_drops_the_version_is_taken_to_know_the_newest() throws IOException {
        assertEquals("v1.55", spoken("", Map.of()));
    }

    @Test
    void a_version_that_is_asked_for_is_spoken_whatever_the_engine_knows() throws IOException {
        assertEquals("v1.43", spoken("1.51", Map.of("DOCKER_API_VERSION", "1.43")));
        assertEquals("v1.43", spoken("1.41", Map.of("DOCKER_API_VERSION", "v1.43")));
    }

    @Test
    void an_engine_below_the_oldest_version_is_refused() throws IOException {
        try (var docker = PretendEngine.docker("1.39");
                var engine = docker.engine(Map.of())) {
            docker.answering("HEAD /_ping", 200, "");

            var refused =
                    assertThrows(
                            StackException.class, () -> engine.containers().create(service("")));

            assertEquals(tooOld("1.39"), refused.failure().message());
            assertFalse(docker.calls().contains(CREATE));
        }
    }

    @Test
    void so_is_the_wish_for_such_a_version() throws IOException {
        try (var docker = PretendEngine.docker("1.51")) {
            var refused =
                    assertThrows(
                            StackException.class,
                            () -> docker.engine(Map.of("DOCKER_API_VERSION", "1.39")));

            assertEquals(tooOld("1.39"), refused.failure().message());
        }
    }

    @Test
    void an_older_engine_gets_one_network_at_a_time_and_the_address() throws IOException {
        try (var docker = PretendEngine.docker("1.41");
                var engine = docker.engine(Map.of())) {
            accepting(docker);

            var created = engine.containers().create(addressed());

            assertEquals("c0ffee", created.id().value());
            assertEquals(List.of("HEAD /_ping", CREATE, CONNECT), docker.calls());
            assertEquals("02:00:00:00:00:01", json(docker, CREATE).text("MacAddress"));
            assertEquals(List.of("shop_back"), networks(docker));
            assertEquals("c0ffee", json(docker, CONNECT).text("Container"));
        }
    }

    @Test
    void a_newer_engine_gets_all_of_them_at_once() throws IOException {
        try (var docker = PretendEngine.docker("1.44");
                var engine = docker.engine(Map.of())) {
            accepting(docker);

            engine.containers().create(addressed());

            assertEquals(List.of("HEAD /_ping", CREATE), docker.calls());
            assertEquals("", json(docker, CREATE).text("MacAddress"));
            assertEquals(List.of("shop_back", "shop_default"), networks(docker));
        }
    }

    @Test
    void a_container_that_cannot_join_a_network_is_removed_again() throws IOException {
        try (var docker = PretendEngine.docker("1.43");
                var engine = docker.engine(Map.of())) {
            accepting(docker)
                    .answering(CONNECT, 500, REFUSED)
                    .answering("DELETE /containers/c0ffee", 204, "");

            var refused =
                    assertThrows(
                            StackException.class, () -> engine.containers().create(addressed()));

            assertEquals(
                    "Error response from daemon: no free address", refused.failure().message());
            assertEquals("DELETE /containers/c0ffee", docker.calls().getLast());
        }
    }

    @Test
    void what_an_older_engine_ignores_is_said() throws IOException {
        var service = service("healthcheck: {test: [x], start_period: 5s, start_interval: 1s}");
        try (var docker = PretendEngine.docker("1.43");
                var engine = docker.engine(Map.of())) {
            accepting(docker);

            assertEquals(
                    List.of(
                            "service \"web\": this engine ignores healthcheck.start_interval, which"
                                    + " Docker Engine v25 or later knows"),
                    engine.containers().create(service).warnings());
        }
        try (var docker = PretendEngine.docker("1.44");
                var engine = docker.engine(Map.of())) {
            accepting(docker);

            assertEquals(List.of(), engine.containers().create(service).warnings());
        }
    }

    @Test
    void the_size_of_the_build_cache_is_understood_in_both_forms() throws IOException {
        try (var docker = PretendEngine.docker("1.51");
                var engine = docker.engine(Map.of())) {
            docker.answering(
                    "GET /system/df",
                    200,
                    "{\"BuildCache\": [{\"Size\": 5}, {\"Size\": 7, \"InUse\": true}, {\"Size\": 1}]}");

            assertEquals(6, engine.builds().cacheSize());
        }
        try (var docker = PretendEngine.docker("1.53");
                var engine = docker.engine(Map.of())) {
            docker.answering(
                    "GET /system/df",
                    200,
                    "{\"BuildCacheUsage\": {\"TotalSize\": 13, \"Reclaimable\": 6}}");

            assertEquals(6, engine.builds().cacheSize());
        }
    }

    /** The version in the path of a call after the first. */
    private static String spoken(String engineS, Map<String, String> variables) throws IOException {
        try (var docker = PretendEngine.docker(engineS);
                var engine = docker.engine(variables)) {
            accepting(docker);
            engine.containers().create(service(""));
            return docker.asked().getLast().version();
        }
    }

    private static PretendEngine accepting(PretendEngine docker) {
        return docker.answering("HEAD /_ping", 200, "")
                .answering(CREATE, 201, "{\"Id\": \"c0ffee\", \"Warnings\": null}")
                .answering(CONNECT, 200, "");
    }

    private static ContainerSpec addressed() {
        return service(
                """
                mac_address: 02:00:00:00:00:01
                networks: {back: null, default: null}
                """);
    }

    private static ContainerSpec service(String attributes) {
        return TestStack.of(
                        "shop",
                        """
                        networks: {default: {name: shop_default}, back: {name: shop_back}}
                        services:
                          web:
                            image: shop:1
                        """
                                + attributes.indent(4))
                .container("web", 1);
    }

    private static List<String> networks(PretendEngine docker) throws IOException {
        return json(docker, CREATE).get("NetworkingConfig", "EndpointsConfig")
                        instanceof Json.JsonObject endpoints
                ? List.copyOf(endpoints.members().keySet())
                : List.of();
    }

    private static Json json(PretendEngine docker, String call) throws IOException {
        for (var asked : docker.asked()) {
            if (asked.call().equals(call)) {
                return JsonInput.parse(asked.body());
            }
        }
        throw new AssertionError(call + " was not asked: " + docker.calls());
    }

    private static String tooOld(String version) {
        return "API version "
                + version
                + " is not supported by this client: the minimum supported API version is 1.40";
    }
}
