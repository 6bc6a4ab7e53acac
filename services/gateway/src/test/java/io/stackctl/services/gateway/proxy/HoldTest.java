package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests that wait because their service is held. */
@Timeout(120)
class HoldTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final PlayedInstance instance = PlayedInstance.saying("hello");
    private final List<Client> clients = new ArrayList<>();
    private Proxied proxied = Proxied.to(instance);

    HoldTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        for (var client : clients) {
            client.close();
        }
        proxied.close();
        instance.close();
    }

    private void order(Duration hold, boolean maintenance) {
        var order = new Traffic("shop", 1, null, Set.of(), Set.of(), hold, maintenance);
        proxied.fleet().direct(Map.of("shop", order));
    }

    private void hold() {
        order(LONG, false);
    }

    private void release() {
        order(Duration.ZERO, false);
    }

    /** Sends something, and returns when so many requests wait. */
    private Client send(String text, int held) throws IOException, InterruptedException {
        var client = new Client(proxied.port());
        clients.add(client);
        client.send(text);
        awaitHeld(held);
        return client;
    }

    private void awaitHeld(int count) throws InterruptedException {
        while (proxied.fleet().held("shop") != count) {
            Thread.sleep(1);
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\n\r\n";
    }

    @Test
    void requests_wait_and_go_on_in_the_order_in_which_they_came() throws Exception {
        proxied.close();
        var limits = Proxied.limits(1);
        proxied = new Proxied(limits, "", instance.backend(Readiness.READY));
        hold();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            paths.add("/" + i);
            send(get("/" + i), i + 1);
        }
        assertEquals(List.of(), instance.requests());

        release();

        for (var client : clients) {
            var answer = client.rest();
            assertTrue(answer.endsWith("hello"), answer);
            client.leave();
        }
        var came = instance.requests().stream().map(request -> request.target().path()).toList();
        assertEquals(paths, came, "with room for one at a time");
        assertEquals(0, proxied.fleet().held("shop"));
    }

    @Test
    void who_waits_takes_no_place_from_others() throws Exception {
        proxied.close();
        proxied = new Proxied(Proxied.limits(2), "", instance.backend());
        hold();
        for (int i = 0; i < 10; i++) {
            send(get("/"), i + 1);
        }

        assertTrue(Client.ask(proxied.port(), get("/").replace("shop", "x")).contains(" 404 "));
        assertEquals(10, proxied.fleet().held("shop"));
    }

    @Test
    void who_has_waited_for_as_long_as_is_allowed_is_told_to_come_back() throws Exception {
        order(Duration.ofMillis(1), false);

        var answer = Client.ask(proxied.port(), get("/"));

        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("Retry-After: 1\r\n"), answer);
        assertTrue(answer.contains("shop is held for longer than requests may wait"), answer);
        assertEquals(List.of(), instance.requests());
    }

    @Test
    void who_goes_away_is_not_asked_for() throws Exception {
        hold();
        var first = send(get("/gone"), 1);
        var second =
                send("POST /gone HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 2\r\n\r\nhi", 2);
        var third = send(get("/stays"), 3);
        first.leave();
        second.leave();
        awaitHeld(1);

        release();

        assertTrue(third.rest().endsWith("hello"));
        assertEquals(1, instance.requests().size());
    }

    @Test
    void a_body_is_asked_for_and_read_afterwards() throws Exception {
        try (var echo =
                new PlayedInstance(
                        "a",
                        (request, link) ->
                                PlayedInstance.answer(
                                        link, "got " + PlayedInstance.body(request, link)))) {
            proxied.route(echo.backend());
            hold();
            var small =
                    send("POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 2\r\n\r\nhi", 1);
            var large =
                    send(
                            "POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 20000\r\n\r\nab",
                            2);
            var asks =
                    send(
                            "POST / HTTP/1.1\r\nHost: shop.local\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
                            3);
            large.send("c".repeat(19_998));
            assertEquals(3, proxied.fleet().held("shop"));

            release();

            small.until("got hi");
            large.until("got ab" + "c".repeat(19_998));
            assertTrue(asks.until("\r\n\r\n").startsWith("HTTP/1.1 100 "));
            asks.send("hi");
            asks.until("got hi");
        }
    }

    @Test
    void a_websocket_waits_before_it_is_one() throws Exception {
        hold();
        var socket =
                send(
                        "GET / HTTP/1.1\r\nHost: shop.local\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                        1);

        release();

        assertTrue(socket.until("hello").startsWith("HTTP/1.1 200 "));
        assertEquals("websocket", instance.requests().getFirst().headers().first("Upgrade"));
    }

    @Test
    void what_comes_instead_gets_the_requests() throws Exception {
        hold();
        var waiting = send(get("/"), 1);
        try (var young = PlayedInstance.saying("young")) {
            proxied.route(instance.backend(Readiness.STOPPED), young.backend());
            assertEquals(1, proxied.fleet().held("shop"));

            release();

            assertTrue(waiting.rest().endsWith("young"));
        }
    }

    @Test
    void a_later_order_may_hold_what_waits_already() throws Exception {
        hold();
        var waiting = send(get("/"), 1);
        order(LONG.multipliedBy(2), false);
        assertEquals(1, proxied.fleet().held("shop"));

        order(Duration.ofMillis(1), false);

        assertTrue(waiting.rest().startsWith("HTTP/1.1 503 "));
    }

    @Test
    void under_maintenance_everybody_is_told_at_once_whatever_else_is_ordered() throws Exception {
        order(LONG, true);

        var answer = Client.ask(proxied.port(), get("/"));

        assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
        assertTrue(answer.contains("Retry-After: 30\r\n"), answer);
        assertTrue(answer.endsWith("shop is under maintenance\n"), answer);
        assertFalse(instance.requests().stream().findAny().isPresent());
    }

    @Test
    void requests_wait_although_nothing_of_the_service_is_left_for_now() throws Exception {
        hold();
        var early = send(get("/"), 1);
        proxied.route(List.of(), List.of());
        var late = send(get("/"), 2);

        proxied.route(instance.backend());
        release();

        assertTrue(early.rest().endsWith("hello"));
        assertTrue(late.rest().endsWith("hello"));
        hold();
        proxied.route(List.of(), List.of());
        release();
        assertTrue(Client.ask(proxied.port(), get("/")).startsWith("HTTP/1.1 404 "));
    }

    @Test
    void who_comes_back_to_nothing_waits_beside_the_others_and_not_behind_them() throws Exception {
        hold();
        for (int i = 0; i < 20; i++) {
            send(get("/"), i + 1);
        }
        proxied.route(instance.backend(Readiness.STARTING));
        release();

        awaitHeld(0);
        proxied.route(instance.backend());

        int answered = 0;
        for (var client : clients) {
            answered += client.rest().matches("(?s)HTTP/1.1 (200|503) .*") ? 1 : 0;
        }
        assertEquals(20, answered);
    }

    @Test
    void of_a_rush_of_clients_all_wait() throws Exception {
        proxied.close();
        proxied = new Proxied(Proxied.limits(3), "", instance.backend());
        hold();
        for (int i = 0; i < 60; i++) {
            var client = new Client(proxied.port());
            clients.add(client);
            client.send(get("/"));
        }
        for (int i = 0; proxied.fleet().held("shop") != 60; i++) {
            assertEquals("", clients.get(i % 60).heard(), "who waits hears nothing yet");
        }

        release();

        for (var client : clients) {
            var answer = client.rest();
            assertTrue(answer.endsWith("hello"), answer);
            client.leave();
        }
    }
}
