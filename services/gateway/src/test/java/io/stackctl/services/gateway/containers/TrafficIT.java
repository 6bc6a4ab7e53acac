package io.stackctl.services.gateway.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.discovery.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that stand on a real engine, and what the gateway says when it is asked. */
class TrafficIT {
    private static final String STACK = "traffic-it";
    private static final String UNIT = "web@" + STACK;
    private static final String OLD = "traffic-it-web-1";
    private static final String YOUNG = "traffic-it-web-2";
    private static final String GATEWAY = "traffic-it-gateway";
    private static final String LABEL = "io.stackctl.traffic.";
    private static final String PATIENTLY = "&wait=180000";

    private static Containers containers = unset();
    private static Gateway gateway = new Gateway("");
    private static long generation;

    @SuppressWarnings("NullAway") // set before the first test
    private static Containers unset() {
        return null;
    }

    @BeforeAll
    static void start() throws Exception {
        Images.provide();
        containers = new Containers(STACK);
        web(OLD, "3");
        web(YOUNG, "4");
        gateway = containers.gateway(GATEWAY, "ADMIN_TOKEN=secret");
        gateway.untilReady(2);
    }

    @AfterAll
    static void stop() throws IOException {
        containers.close();
        for (long i = 1; i <= generation; i++) {
            remove(i);
        }
        Images.remove();
    }

    private static void web(String name, String revision) throws IOException {
        containers.service(
                name,
                "web",
                Map.of(
                        "io.stackctl.revision", revision,
                        "traefik.enable", "true",
                        "traefik.http.routers.web.rule", "PathPrefix(`/web`)",
                        "traefik.http.routers.web.middlewares", "cut",
                        "traefik.http.middlewares.cut.stripprefix.prefixes", "/web",
                        "traefik.http.services.web.loadbalancer.server.port", "3000"));
    }

    private static String volume(long number) {
        return STACK + "_stackctl-traffic-web-" + number;
    }

    private static void remove(long number) throws IOException {
        Engine.delete("/volumes/" + volume(number));
    }

    /** Creates the next order, and does not wait for anybody to follow it. */
    private static void create(Map<String, String> orders) throws IOException {
        generation++;
        Map<String, String> labels = new HashMap<>();
        labels.put(LABEL + "stack", STACK);
        labels.put(LABEL + "service", "web");
        labels.put(LABEL + "generation", String.valueOf(generation));
        orders.forEach((name, value) -> labels.put(LABEL + name, value));
        Engine.post("/volumes/create", Map.of("Name", volume(generation), "Labels", labels));
    }

    private static Containers.Ended ask(String method, String rest) throws IOException {
        return Containers.exec(GATEWAY, "/app/ask", method, "/api/traffic/" + UNIT + rest);
    }

    private static Answer answer(String method, String rest) throws IOException {
        var ended = ask(method, rest);
        assertEquals(0, ended.code(), ended.said());
        return Answer.parse(ended.said());
    }

    /** Creates the next order, and waits until the gateway follows it. */
    private static Answer order(Map<String, String> orders) throws IOException {
        create(orders);
        var answer = answer("GET", "?generation=" + generation + PATIENTLY);
        assertEquals(generation, answer.get("generation").number(0));
        return answer;
    }

    private static String id(String name) throws IOException {
        return Containers.inspect(name).get("Id").text();
    }

    /** Who answered so many requests, and how many of them. */
    private static Map<String, Integer> answered(int requests) throws Exception {
        var by = new TreeMap<String, Integer>();
        for (int i = 0; i < requests; i++) {
            var body = gateway.get("/web/").body();
            by.merge(body.substring(0, body.indexOf(' ')), 1, Integer::sum);
        }
        return by;
    }

    @Test
    void shares_move_with_each_order_and_outlive_the_gateway() throws Exception {
        order(Map.of("shares", "3=1000"));
        assertEquals(Map.of(OLD, 30), answered(30));

        order(Map.of("shares", "3=900,4=100"));
        assertEquals(Map.of(OLD, 27, YOUNG, 3), answered(30));

        Engine.post("/containers/" + GATEWAY + "/kill", Map.of());
        Engine.post("/containers/" + GATEWAY + "/start", Map.of());
        gateway.untilReady(2);
        assertEquals(Map.of(OLD, 27, YOUNG, 3), answered(30));
        assertEquals(generation, answer("GET", "").get("generation").number(0));

        remove(generation);
        var before = "\"generation\":" + (generation - 1) + ",";
        Gateway.until(() -> ask("GET", "").said().contains(before));
        assertEquals(Map.of(OLD, 30), answered(30));
    }

    @Test
    void a_drained_container_ends_what_it_has_and_gets_nothing_new() throws Exception {
        order(Map.of("shares", "3=1000"));
        var held =
                gateway.client()
                        .sendAsync(
                                HttpRequest.newBuilder(gateway.address("http", 80, "/web/held"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        Gateway.until(() -> ask("GET", "").said().contains("\"requests\":1,\"streams\":0"));

        order(Map.of("shares", "4=1000", "drained", id(OLD)));
        assertEquals(Map.of(YOUNG, 30), answered(30));
        var question = "/drained?containers=" + id(OLD);
        assertEquals(
                "{\"requests\":1,\"streams\":0,\"paths\":[\"/web/held\"]}",
                ask("GET", question).said());

        Containers.run(OLD, "touch", "/tmp/go");
        assertEquals(
                "{\"requests\":0,\"streams\":0,\"paths\":[]}",
                ask("GET", question + PATIENTLY).said());
        assertEquals("held", held.get().body());
        assertEquals(Map.of(YOUNG, 10), answered(10));
    }

    @Test
    void a_fresh_container_without_a_share_gets_nothing_but_what_is_for_it() throws Exception {
        order(Map.of("shares", "3=500,4=500"));
        var fresh = "traffic-it-web-3";
        web(fresh, "5");
        gateway.untilReady(3);
        var pinned = "?container=" + id(fresh);

        assertEquals(Map.of(OLD, 15, YOUNG, 15), answered(30));
        assertEquals("{\"connected\":true}", ask("POST", "/probe" + pinned).said());
        var smoke = answer("POST", "/smoke" + pinned + "&path=/web/health");
        assertEquals(200, smoke.get("status").number(0));
        assertTrue(smoke.get("body").text().startsWith(fresh + " /health"), smoke.toString());
        for (var revision : answer("GET", "").get("revisions").items()) {
            assertEquals(
                    revision.get("revision").text().equals("5"),
                    revision.get("requests").number(0) == 0,
                    revision.toString());
        }

        Engine.post("/containers/" + fresh + "/kill", Map.of());
        gateway.untilReady(2);
        var why = answer("POST", "/probe" + pinned).get("why").text();
        assertTrue(why.startsWith(fresh + " has no address"), why);
        assertEquals(502, answer("POST", "/smoke" + pinned).get("status").number(0));
        Containers.remove(fresh);
    }

    @Test
    void an_order_that_cannot_be_is_not_followed_and_harms_nothing() throws Exception {
        order(Map.of("shares", "3=1000"));
        create(Map.of("shares", "3=1000,4=1000"));

        var refused = ask("GET", "?generation=" + generation + "&wait=1000");
        assertEquals(1, refused.code(), refused.said());
        assertTrue(
                refused.said().contains("follow generation " + (generation - 1)), refused.said());
        assertEquals(Map.of(OLD, 10), answered(10));
        order(Map.of("shares", "4=1000"));
    }

    @Test
    void the_streams_of_a_container_can_be_ended() throws Exception {
        order(Map.of("shares", "4=1000"));
        var closed = new CompletableFuture<Integer>();
        var listener =
                new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                        closed.complete(code);
                        return CompletableFuture.completedStage(null);
                    }
                };
        gateway.client()
                .newWebSocketBuilder()
                .buildAsync(gateway.address("ws", 80, "/web/socket"), listener)
                .get();
        var young = id(YOUNG);
        Gateway.until(() -> ask("GET", "").said().contains("\"requests\":0,\"streams\":1"));

        assertEquals(
                "{\"requests\":0,\"streams\":0,\"paths\":[]}",
                ask("POST", "/streams?containers=" + young + "&over=2000").said());
        assertEquals(1012, closed.get());
    }

    @Test
    void requests_wait_while_the_only_one_that_answers_is_stopped_and_started_again()
            throws Exception {
        var shares = Map.of("shares", "3=1000", "drained", id(YOUNG));
        order(shares);
        try (var clients = new Clients(gateway, "/web/")) {
            clients.untilAnswered(20);
            var held = new HashMap<>(shares);
            held.put("hold", "600000");
            order(held);
            assertEquals(
                    "{\"requests\":0,\"streams\":0,\"paths\":[]}",
                    ask("GET", "/drained?containers=" + id(OLD) + PATIENTLY).said());
            Gateway.until(() -> ask("GET", "").said().contains("\"held\":4,"));

            Engine.post("/containers/" + OLD + "/stop?t=2", Map.of());
            Engine.post("/containers/" + OLD + "/start", Map.of());
            gateway.untilReady(1);
            var probe = "/probe?container=" + id(OLD);
            Gateway.until(() -> ask("POST", probe).said().equals("{\"connected\":true}"));
            order(shares);

            clients.untilAnswered(20);
            assertEquals(List.of(), clients.failures());
        }
    }

    @Test
    void only_a_process_in_the_gateway_s_own_container_may_ask() throws Exception {
        var path = "/api/traffic/" + UNIT;
        var outside =
                gateway.dashboard(
                        "GET", path, "Authorization", "Bearer secret", "Stackctl-Ask", "1");
        assertEquals(403, outside.statusCode(), outside.body());
        assertEquals(404, gateway.get(path).statusCode());
        assertFalse(gateway.get("/web/../api/traffic/" + UNIT).body().contains("generation"));
    }

    @Test
    void a_question_that_waits_does_not_keep_the_gateway_from_stopping() throws Exception {
        var ending = containers.gateway("traffic-it-ending");
        ending.untilReady(2);
        var path = "/api/traffic/" + UNIT + "?generation=99999&wait=600000";
        Containers.run("traffic-it-ending", "/app/ask", "GET", path);
        // It reads by then what it will be answered with.
        Gateway.until(() ->
                Engine.get("/containers/traffic-it-ending/top?ps_args=-eo%20pid,args")
                        .body()
                        .contains("\"cat\""));

        Engine.post("/containers/traffic-it-ending/stop?t=60", Map.of());

        var state = Containers.inspect("traffic-it-ending").get("State");
        assertEquals(0L, state.get("ExitCode").value());
    }

    @Test
    void ask_says_by_its_exit_code_how_it_went() throws Exception {
        assertEquals(0, ask("GET", "").code());
        assertEquals(
                44, Containers.exec(GATEWAY, "/app/ask", "GET", "/api/traffic/db@" + STACK).code());
        assertEquals(1, ask("GET", "?generation=99999&wait=1").code());
        assertEquals(1, ask("GET", "/drained?containers=abc").code());
        assertEquals(1, ask("GET", "?wait=600001").code());
        assertEquals(2, Containers.exec(GATEWAY, "/app/ask", "GET", "/a b").code());
        assertEquals(2, Containers.exec(GATEWAY, "/app/ask").code());
        var nobody = Containers.exec(GATEWAY, "env", "PORT=1", "/app/ask", "GET", "/");
        assertEquals(new Containers.Ended(7, ""), nobody);
        var labels = Containers.inspect(GATEWAY).get("Config").get("Labels");
        assertEquals("1", labels.get("io.stackctl.gateway").text());
    }
}
