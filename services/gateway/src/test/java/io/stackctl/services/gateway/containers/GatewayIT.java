package io.stackctl.services.gateway.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GatewayIT {
    private static final String STACK = "gateway-it";
    private static final List<String> REPLICAS =
            List.of("gateway-it-web-1", "gateway-it-web-2", "gateway-it-web-3");
    private static final Map<String, String> WEB =
            Map.of(
                    "traefik.enable", "true",
                    "traefik.http.routers.web.rule", "PathPrefix(`/web`)",
                    "traefik.http.routers.web.middlewares", "cut",
                    "traefik.http.middlewares.cut.stripprefix.prefixes", "/web",
                    "traefik.http.services.web.loadbalancer.server.port", "3000");

    private static Containers containers = unset();
    private static Gateway gateway = new Gateway("");

    @SuppressWarnings("NullAway") // set before the first test
    private static Containers unset() {
        return null;
    }

    @BeforeAll
    static void start() throws Exception {
        Images.provide();
        containers = new Containers(STACK);
        for (var replica : REPLICAS) {
            containers.service(replica, "web", WEB);
        }
        containers.service(
                "gateway-it-auth",
                "auth",
                Map.of(),
                "VIRTUAL_HOST=auth.local",
                "VIRTUAL_PORT=3000");
        containers.service(
                "gateway-it-stranger",
                "web",
                Map.of(
                        "com.docker.compose.project", "gateway-it-other",
                        "traefik.enable", "true",
                        "traefik.http.routers.stranger.rule", "PathPrefix(`/stranger`)"));
        gateway = containers.gateway("gateway-it-gateway", "ADMIN_TOKEN=secret");
        gateway.untilReady(4);
    }

    @AfterAll
    static void stop() throws IOException {
        containers.close();
        Images.remove();
    }

    @Test
    void labels_lead_to_containers() throws Exception {
        var answer = gateway.get("/web/a?b");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().startsWith("gateway-it-web-"));
        assertTrue(
                answer.body().endsWith(" /a?b " + gateway.address("http", 80, "").getAuthority()));
    }

    @Test
    void variables_lead_to_containers_whatever_the_port_of_the_host() throws Exception {
        try (var socket =
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        gateway.address("http", 80, "/").getPort())) {
            socket.getOutputStream()
                    .write(
                            "POST /signup HTTP/1.1\r\nHost: auth.local:3000\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.endsWith("gateway-it-auth /signup auth.local:3000"), answer);
        }
    }

    @Test
    void other_stacks_are_left_alone() throws Exception {
        assertEquals(404, gateway.get("/stranger").statusCode());
    }

    @Test
    void the_process_is_not_root() throws Exception {
        var top = Engine.get("/containers/gateway-it-gateway/top?ps_args=-eo%20uid,comm").json();

        for (var process : top.get("Processes").items()) {
            if (process.items().getLast().text().equals("java")) {
                assertEquals("1000", process.items().getFirst().text());
            }
        }
    }

    @Test
    void replicas_may_be_killed_stopped_and_removed_without_a_client_noticing() throws Exception {
        try (var clients = new Clients(gateway, "/web/")) {
            clients.untilAnswered(50);
            Engine.post("/containers/" + REPLICAS.get(0) + "/kill", Map.of());
            clients.untilAnswered(50);
            Engine.post("/containers/" + REPLICAS.get(1) + "/stop?t=2", Map.of());
            clients.untilAnswered(50);
            Engine.post("/containers/" + REPLICAS.get(0) + "/start", Map.of());
            gateway.untilReady(3);
            Containers.remove(REPLICAS.get(2));
            clients.untilAnswered(50);
            containers.service(REPLICAS.get(2), "web", WEB);
            Engine.post("/containers/" + REPLICAS.get(1) + "/start", Map.of());
            gateway.untilReady(4);
            clients.untilAnswered(50);

            assertEquals(List.of(), clients.failures());
        }
        assertEquals(new TreeSet<>(REPLICAS), names(30));
    }

    @Test
    void an_ill_replica_gets_nothing_until_it_is_well() throws Exception {
        var ill = REPLICAS.get(0);
        Containers.run(ill, "touch", "/tmp/ill");
        gateway.untilReady(3);
        assertEquals("unhealthy", Containers.health(ill));
        assertFalse(names(30).contains(ill));

        Containers.run(ill, "rm", "/tmp/ill");
        gateway.untilReady(4);
        assertTrue(names(30).contains(ill));
    }

    @Test
    void a_drained_replica_gets_nothing_until_it_is_undrained() throws Exception {
        var drained = REPLICAS.get(1);
        var call = "/api/instances/" + drained;

        assertEquals(401, gateway.dashboard("POST", call + "/drain").statusCode());
        var answer = gateway.dashboard("POST", call + "/drain", "Authorization", "Bearer secret");
        assertTrue(answer.body().contains("\"drained\":true"), answer.body());
        assertFalse(names(30).contains(drained));

        gateway.dashboard("POST", call + "/undrain", "Authorization", "Bearer secret");
        assertTrue(names(30).contains(drained));
    }

    @Test
    void a_websocket_answers_through_the_gateway() throws Exception {
        var heard = new CompletableFuture<String>();
        var socket =
                gateway.client()
                        .newWebSocketBuilder()
                        .buildAsync(
                                gateway.address("ws", 80, "/web/socket"),
                                new WebSocket.Listener() {
                                    @Override
                                    public CompletionStage<?> onText(
                                            WebSocket from, CharSequence text, boolean last) {
                                        heard.complete(text.toString());
                                        return CompletableFuture.completedStage(null);
                                    }
                                })
                        .get();

        socket.sendText("hello", true).get();

        assertEquals("hello", heard.get());
        socket.abort();
    }

    @Test
    void events_arrive_while_the_stream_is_open() throws Exception {
        var request = HttpRequest.newBuilder(gateway.address("http", 80, "/web/events")).build();
        var answer = gateway.client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var lines =
                new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertEquals("data: 1", lines.readLine());
            assertEquals("", lines.readLine());
            assertEquals("data: 2", lines.readLine());
        }
    }

    @Test
    void without_a_token_nothing_can_be_changed_through_the_published_port() throws Exception {
        var tokenless = containers.gateway("gateway-it-tokenless");
        tokenless.untilReady(4);

        var answer = tokenless.dashboard("POST", "/api/instances/" + REPLICAS.get(0) + "/drain");

        assertEquals(403, answer.statusCode());
    }

    @Test
    void a_stopped_gateway_finishes_open_requests_and_exits_0() throws Exception {
        var ending = containers.gateway("gateway-it-ending");
        ending.untilReady(4);
        var slow =
                ending.client()
                        .sendAsync(
                                HttpRequest.newBuilder(ending.address("http", 80, "/web/slow"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        Gateway.until(
                () -> ending.dashboard("GET", "/api/services").body().contains("\"active\":1"));

        Engine.post("/containers/gateway-it-ending/stop?t=10", Map.of());

        assertEquals("slow", slow.get().body());
        var state = Containers.inspect("gateway-it-ending").get("State");
        assertEquals(0L, state.get("ExitCode").value());
    }

    private static Set<String> names(int requests) throws Exception {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < requests; i++) {
            var body = gateway.get("/web/").body();
            names.add(body.substring(0, body.indexOf(' ')));
        }
        return names;
    }
}
