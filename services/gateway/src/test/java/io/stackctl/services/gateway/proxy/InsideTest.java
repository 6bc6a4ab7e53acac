package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.RouteTable;
import io.stackctl.services.gateway.routing.Routing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that are called by name at ports of their own. */
@Timeout(60)
class InsideTest {
    private final PlayedInstance instance = PlayedInstance.saying("hello");
    private final Proxied proxied = new Proxied(Proxied.LIMITS, "");
    private final int port = Proxied.freePort();

    InsideTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        proxied.close();
        instance.close();
    }

    private static String get(String host) {
        return "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    private void call() throws IOException, InterruptedException {
        proxied.callable(port, Protocol.HTTP, instance.backend());
    }

    @Test
    void a_request_gets_to_the_service_by_whatever_name_while_it_is_the_only_one()
            throws Exception {
        call();

        assertTrue(Client.ask(port, get("shop:" + port)).endsWith("hello"));
        assertTrue(Client.ask(port, get("127.0.0.1:" + port)).endsWith("hello"));
        assertEquals("shop:" + port, instance.requests().getFirst().host());
        assertEquals(2, proxied.fleet().counters("shop").of("").requests());
    }

    @Test
    void what_is_called_inside_is_not_to_be_had_at_the_proxy_s_port() throws Exception {
        call();

        assertTrue(Client.ask(proxied.port(), get("shop")).startsWith("HTTP/1.1 404 "));
        assertEquals(List.of(), instance.requests());
    }

    @Test
    void a_connection_from_another_network_finds_nothing() throws Exception {
        call();

        try (var stranger = new Client(Proxied.ELSEWHERE, port)) {
            stranger.send(get("shop"));
            var answer = stranger.rest();
            assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
            assertTrue(answer.contains("no service of this network is called at port"), answer);
        }
        assertEquals(List.of(), instance.requests());
    }

    @Test
    void where_several_share_a_port_the_name_decides_and_one_of_none_is_told() throws Exception {
        try (var other = PlayedInstance.saying("other")) {
            var cart = backend(other, "cart");
            var routes =
                    List.of(
                            Proxied.inside(port, Protocol.HTTP, "shop", ""),
                            Proxied.inside(port, Protocol.HTTP, "cart", ""));
            var services =
                    Map.of(
                            "shop:" + port, List.of(instance.backend()),
                            "cart:" + port, List.of(cart));
            proxied.fleet().apply(new Routing(new RouteTable(routes, ""), services, List.of()));
            Proxied.awaitListening(port);

            assertTrue(Client.ask(port, get("cart:" + port)).endsWith("other"));
            assertTrue(Client.ask(port, get("shop")).endsWith("hello"));
            var answer = Client.ask(port, get("nobody"));
            assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
            assertTrue(
                    answer.contains(
                            "no service is called nobody at port "
                                    + port
                                    + ": there are cart, shop"),
                    answer);
        }
    }

    private static Backend backend(PlayedInstance instance, String unit) {
        var like = instance.backend(Readiness.READY);
        return new Backend(
                like.containerId(),
                like.containerName(),
                like.address(),
                like.port(),
                like.readiness(),
                like.revision(),
                unit);
    }

    @Test
    void requests_wait_while_the_service_is_held_and_has_no_container() throws Exception {
        call();
        order(Duration.ofMinutes(1));
        proxied.fleet().apply(Routing.NONE);

        try (var client = new Client(port)) {
            client.send(get("shop"));
            while (proxied.fleet().held("shop") != 1) {
                Thread.sleep(1);
            }
            call();
            order(Duration.ZERO);
            assertTrue(client.rest().endsWith("hello"));
        }
    }

    private void order(Duration hold) {
        var order = new Traffic("shop", 1, null, Set.of(), Set.of(), hold, false);
        proxied.fleet().direct(Map.of("shop", order));
    }

    @Test
    void a_port_closes_with_its_last_service_and_what_is_open_goes_on() throws Exception {
        call();
        try (var client = new Client(port)) {
            client.send("GET / HTTP/1.1\r\nHost: shop\r\n\r\n");
            client.until("hello");

            proxied.fleet().apply(Routing.NONE);
            while (Proxied.listens(port)) {
                Thread.sleep(1);
            }

            client.send(get("shop"));
            assertTrue(client.rest().startsWith("HTTP/1.1 404 "));
        }
        call();
        assertTrue(Client.ask(port, get("shop")).endsWith("hello"));
    }

    @Test
    void a_port_that_is_taken_is_told_and_the_others_are_opened() throws Exception {
        var routes =
                List.of(
                        Proxied.inside(proxied.port(), Protocol.HTTP, "shop", ""),
                        Proxied.inside(port, Protocol.HTTP, "shop", ""));
        var services = Map.of("shop:" + port, List.of(instance.backend()));
        proxied.fleet().apply(new Routing(new RouteTable(routes, ""), services, List.of()));
        Proxied.awaitListening(port);

        assertTrue(Client.ask(port, get("shop")).endsWith("hello"));
        while (proxied.problems().isEmpty()) {
            Thread.sleep(1);
        }
        assertEquals(
                List.of(
                        "shop: port "
                                + proxied.port()
                                + " is not opened: the gateway itself uses it (PROXY_PORT or"
                                + " PORT)"),
                proxied.problems());
    }

    @Test
    void no_more_than_so_many_ports_are_opened() throws Exception {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < InsidePorts.MOST + 2) {
            int free = Proxied.freePort();
            if (!ports.contains(free)) {
                ports.add(free);
            }
        }
        var routes =
                ports.stream()
                        .map(number -> Proxied.inside(number, Protocol.HTTP, "shop", ""))
                        .toList();
        proxied.fleet().apply(new Routing(new RouteTable(routes, ""), Map.of(), List.of()));
        while (proxied.problems().isEmpty()) {
            Thread.sleep(1);
        }

        assertEquals(2, proxied.problems().size(), proxied.problems().toString());
        var problem = proxied.problems().getFirst();
        assertTrue(problem.endsWith("is not opened: 64 others are open"), problem);
    }

    @Test
    void nonsense_is_answered_as_at_the_proxy_s_port() throws Exception {
        call();

        for (var nonsense : List.of("\0\1\2\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\n\n\n\n")) {
            assertTrue(Client.ask(port, nonsense).startsWith("HTTP/1.1 400 "));
        }
        assertTrue(Client.ask(port, get("shop")).endsWith("hello"));
    }

    @Test
    void a_gateway_that_stops_closes_these_ports_too() throws Exception {
        call();

        proxied.stop();

        assertThrows(IOException.class, () -> new Client(port).close());
    }
}
