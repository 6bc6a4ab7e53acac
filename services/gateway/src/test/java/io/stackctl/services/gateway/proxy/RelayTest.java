package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.Middleware;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What passes through, and how. */
class RelayTest {
    @Test
    void a_request_and_its_response_pass() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance)) {
            assertEquals(
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
                    Client.get(proxied.port(), "/a?b", ""));
            assertEquals("/a?b", instance.requests().getFirst().target().toString());
            assertEquals("shop.local", instance.requests().getFirst().host());
        }
    }

    @Test
    void a_connection_takes_request_after_request() throws Exception {
        try (var instance = PlayedInstance.saying("hello");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            var request = "POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 2\r\n\r\nhi";
            client.send(request + request);
            client.until("hello");
            client.until("hello");
            client.send(request);
            client.until("hello");

            assertEquals(3, instance.requests().size());
        }
    }

    @Test
    void fields_of_the_connection_do_not_pass() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) ->
                                        link.out()
                                                .text(
                                                        Client.head(
                                                                "HTTP/1.1 200 OK",
                                                                "Content-Length: 0",
                                                                "Keep-Alive: x",
                                                                "Connection: X-Own",
                                                                "X-Own: 1",
                                                                "X-Kept: 1"))
                                                .flush());
                var proxied = Proxied.to(instance)) {
            var fields =
                    Client.lines(
                            "Keep-Alive: 5",
                            "TE: trailers",
                            "Proxy-Authorization: x",
                            "Upgrade: h2c",
                            "HTTP2-Settings: x",
                            "Connection: X-Mine, Upgrade",
                            "X-Mine: 1",
                            "X-Kept: 1");

            var response = Client.get(proxied.port(), "/", fields);

            assertEquals(
                    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX-Kept: 1\r\nConnection: close\r\n\r\n",
                    response);
            var arrived = new StringBuilder();
            instance.requests()
                    .getFirst()
                    .headers()
                    .forEach((name, value) -> arrived.append(name).append(' '));
            assertEquals(
                    "Host X-Kept X-Forwarded-For X-Forwarded-Proto X-Forwarded-Host X-Forwarded-Port X-Real-Ip ",
                    arrived.toString());
        }
    }

    @Test
    void events_pass_one_by_one_while_the_stream_lasts() throws Exception {
        var next = new CountDownLatch(1);
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text(
                                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n")
                                            .flush();
                                    next.await();
                                    link.out().text("9\r\ndata: 2\n\n\r\n0\r\n\r\n").flush();
                                    throw new IOException("end of stream");
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send("GET /events HTTP/1.1\r\nHost: shop.local\r\n\r\n");

            assertTrue(client.until("data: 1\n\n").contains("Transfer-Encoding: chunked"));
            next.countDown();
            client.until("data: 2\n\n");
            client.until("0\r\n\r\n");
        }
    }

    @Test
    void chunks_pass_in_both_directions_at_once() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text(
                                                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                                            .flush();
                                    var body =
                                            new io.stackctl.services.http.Body(
                                                    link.in(), request.body());
                                    body.relay(link.out(), true);
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (var word : new String[] {"one", "two", "six"}) {
                client.send("3\r\n" + word + "\r\n");
                client.until("3\r\n" + word + "\r\n");
            }
            client.send("0\r\n\r\n");
            client.until("0\r\n\r\n");
        }
    }

    @Test
    void a_large_body_passes_whole_without_being_kept() throws Exception {
        long megabytes = 64;
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    long bytes = 0;
                                    var body =
                                            new io.stackctl.services.http.Body(
                                                    link.in(), request.body());
                                    for (int ready = body.await();
                                            ready >= 0;
                                            ready = body.await()) {
                                        bytes += ready;
                                        body.consume(ready);
                                    }
                                    PlayedInstance.answer(link, "got " + bytes);
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(
                    "PUT / HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\nContent-Length: "
                            + (megabytes << 20)
                            + "\r\n\r\n");
            var megabyte = "x".repeat(1 << 20);
            for (int i = 0; i < megabytes; i++) {
                client.send(megabyte);
            }

            assertTrue(client.rest().endsWith("got " + (megabytes << 20)));
        }
    }

    @Test
    void a_client_that_expects_to_be_asked_for_its_body_is_asked() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) ->
                                        PlayedInstance.answer(
                                                link,
                                                "got " + PlayedInstance.body(request, link)));
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(
                    "PUT / HTTP/1.1\r\nHost: shop.local\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            client.until("HTTP/1.1 100 Continue\r\n\r\n");
            client.send("hi");

            client.until("got hi");
            assertEquals(null, instance.requests().getFirst().headers().first("Expect"));
        }
    }

    @Test
    void an_answer_that_comes_before_the_body_is_sent_reaches_the_client() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text(
                                                    "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nno!");
                                    link.out().flush();
                                    throw new IOException("closed");
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 10000000\r\n\r\nbeginning");

            assertTrue(client.until("no!").startsWith("HTTP/1.1 413 Too Large\r\n"));
            assertEquals("", client.rest());
        }
    }

    @Test
    void a_websocket_passes_in_both_directions_until_either_ends() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text(
                                                    Client.head(
                                                            "HTTP/1.1 101 Switching Protocols",
                                                            "Upgrade: websocket",
                                                            "Connection: Upgrade",
                                                            "Sec-WebSocket-Accept: x"));
                                    link.out().flush();
                                    while (link.in().buffered() > 0 || link.in().fill()) {
                                        link.out()
                                                .bytes(
                                                        link.in().array(),
                                                        link.in().position(),
                                                        link.in().buffered());
                                        link.out().flush();
                                        link.in().consume(link.in().buffered());
                                    }
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(
                    "GET /ws HTTP/1.1\r\nHost: shop.local\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            var head = client.until("\r\n\r\n");
            assertTrue(head.startsWith("HTTP/1.1 101 "));
            assertTrue(
                    head.contains("Upgrade: websocket\r\n")
                            && head.contains("Sec-WebSocket-Accept: x\r\n"));

            client.send("\u0081\u0002hi");
            client.until("\u0081\u0002hi");
            client.send("more");
            client.until("more");
        }
    }

    @Test
    void an_http_1_0_client_gets_no_chunks() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) ->
                                        link.out()
                                                .text(
                                                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
                                                .flush());
                var proxied = Proxied.to(instance)) {
            assertEquals(
                    "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello",
                    Client.ask(proxied.port(), "GET / HTTP/1.0\r\nHost: shop.local\r\n\r\n"));
        }
    }

    @Test
    void an_answer_to_head_has_fields_and_no_body() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) ->
                                        link.out()
                                                .text(
                                                        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
                                                .flush());
                var proxied = Proxied.to(instance)) {
            assertEquals(
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n",
                    Client.ask(
                            proxied.port(),
                            "HEAD / HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\n\r\n"));
        }
    }

    @Test
    void a_route_can_take_fields_from_a_response_and_add_others() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) ->
                                        link.out()
                                                .text(
                                                        Client.head(
                                                                "HTTP/1.1 200 OK",
                                                                "Access-Control-Allow-Origin: *",
                                                                "access-control-allow-origin: *",
                                                                "Content-Length: 0"))
                                                .flush());
                var proxied = Proxied.to(instance)) {
            proxied.route(
                    List.of(
                            new Middleware.ResponseFields(
                                    Map.of("access-control-allow-origin", "", "x-own", "1"))),
                    instance.backend());

            assertEquals(
                    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nx-own: 1\r\nConnection: close\r\n\r\n",
                    Client.get(proxied.port(), "/", ""));
        }
    }

    @Test
    void early_hints_pass() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out().text("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n");
                                    PlayedInstance.answer(link, "hello");
                                });
                var proxied = Proxied.to(instance)) {
            assertTrue(
                    Client.get(proxied.port(), "/", "")
                            .startsWith(
                                    "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n"));
        }
    }

    @Test
    void a_client_that_leaves_ends_the_instances_work_too() throws Exception {
        var ended = new CompletableFuture<Boolean>();
        try (var instance =
                        new PlayedInstance(
                                "a", (request, link) -> ended.complete(!link.in().fill()));
                var proxied = Proxied.to(instance)) {
            try (var client = new Client(proxied.port())) {
                client.send("GET /slow HTTP/1.1\r\nHost: shop.local\r\n\r\n");
                while (instance.requests().isEmpty()) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(ended.get());
        }
    }

    @Test
    void open_requests_are_finished_when_the_proxy_closes() throws Exception {
        var asked = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    asked.countDown();
                                    go.await();
                                    PlayedInstance.answer(link, "finished");
                                });
                var proxied = Proxied.to(instance);
                var idle = new Client(proxied.port());
                var client = new Client(proxied.port())) {
            client.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
            asked.await();
            var closing = Thread.ofVirtual().start(proxied::stop);
            assertEquals("", idle.rest());
            go.countDown();

            assertTrue(client.rest().endsWith("Connection: close\r\n\r\nfinished"));
            closing.join();
            assertEquals(0, proxied.open());
        }
    }
}
