package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.http.Link;
import io.stackctl.services.http.RequestHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How streams end when their instance is to leave. */
@Timeout(120)
class StreamEndTest {
    private static final Duration SOON = Duration.ZERO;
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final String UPGRADE =
            "GET /ws HTTP/1.1\r\nHost: shop.local\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    private static final String GET = "GET /events HTTP/1.1\r\nHost: shop.local\r\n\r\n";
    private static final String EVENTS =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String COME_BACK = "\u0088\u0011\u0003\u00f4service restart";

    /** What a client says to a frame that ends the connection, with a mask of zeros. */
    private static final String ANSWER = "\u0088\u0082\0\0\0\0\u0003\u00f4";

    private final CountDownLatch proceed = new CountDownLatch(1);
    private final CompletableFuture<String> heard = new CompletableFuture<>();

    /** Says the first, then after a sign from the test the second; hears all that comes. */
    private PlayedInstance webSocket(String first, String second) throws IOException {
        return new PlayedInstance(
                "a",
                (request, link) -> {
                    link.out()
                            .text("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
                            .text("Connection: Upgrade\r\n\r\n" + first)
                            .flush();
                    var hearing = Thread.ofVirtual().start(() -> heard.complete(rest(link)));
                    proceed.await();
                    link.out().text(second).flush();
                    hearing.join();
                });
    }

    private static String rest(Link link) {
        var bytes = new ByteArrayOutputStream();
        try {
            while (link.in().buffered() > 0 || link.in().fill()) {
                bytes.write(link.in().array(), link.in().position(), link.in().buffered());
                link.in().consume(link.in().buffered());
            }
        } catch (IOException reset) {
            return bytes.toString(StandardCharsets.ISO_8859_1) + "(reset)";
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private PlayedInstance events(String first, String second) throws IOException {
        return new PlayedInstance(
                "a",
                (RequestHead request, Link link) -> {
                    if (request.target().path().equals("/")) {
                        PlayedInstance.answer(link, "hello");
                        return;
                    }
                    link.out().text(EVENTS + first).flush();
                    proceed.await();
                    link.out().text(second).flush();
                    rest(link);
                });
    }

    /** Begins to end all streams of the instance. */
    private static FutureTask<Boolean> end(Proxied proxied, Duration over) {
        var task =
                new FutureTask<>(() -> {
                    proxied.fleet().endStreams(List.of("a-id"), over);
                    return true;
                });
        Thread.ofVirtual().start(task);
        return task;
    }

    private static int streams(Proxied proxied) {
        return proxied.fleet().ofContainer("a").getFirst().streams().count();
    }

    @Test
    void a_websocket_that_rests_is_told_to_come_back_and_its_answer_is_heard() throws Exception {
        try (var instance = webSocket("\u0081\u0005hello", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(UPGRADE);
            client.until("hello");
            assertEquals(1, streams(proxied));
            proceed.countDown();

            var ending = end(proxied, LATER);
            assertEquals(COME_BACK, client.until("restart"));
            client.send("\u0081\u0083\0\0\0\0bye" + ANSWER);

            assertEquals("", client.rest());
            assertEquals("\u0081\u0083\0\0\0\0bye" + ANSWER, heard.get());
            client.leave();
            assertTrue(ending.get());
            assertEquals(0, streams(proxied));
        }
    }

    @Test
    void a_frame_that_is_under_way_is_finished_first_and_nothing_follows() throws Exception {
        try (var instance =
                        webSocket(
                                "\u0001\u0003one\u0000~\u0001\u0000abc",
                                "d".repeat(253) + "\u0080\u0005later");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(UPGRADE);
            client.until("abc");

            var ending = end(proxied, LATER);
            client.send("\u0081\u0082\0\0\0\0hi"); // and the other direction goes on
            proceed.countDown();

            // It may have been told only after that.
            var said = client.until("restart").replace("\u0080\u0005later", "");
            assertEquals("d".repeat(253) + COME_BACK, said);
            client.send(ANSWER);
            assertEquals("", client.rest());
            client.leave();
            assertTrue(ending.get());
        }
    }

    @Test
    void a_client_that_does_not_answer_is_left_and_the_instance_is_told() throws Exception {
        try (var instance = webSocket("\u0081\u0005hello", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(UPGRADE);
            client.until("hello");
            proceed.countDown();

            assertTrue(end(proxied, SOON).get());

            assertEquals(COME_BACK, client.rest());
            assertEquals("\u0088\u0082\0\0\0\0\u0003\u00e9", heard.get());
        }
    }

    @Test
    void a_websocket_that_its_instance_has_closed_is_not_closed_again() throws Exception {
        var close = "\u0088\u0002\u0003\u00e8";
        try (var instance = webSocket(close, "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(UPGRADE);
            client.until(close);
            proceed.countDown();

            assertTrue(end(proxied, SOON).get());

            assertEquals("", client.rest());
        }
    }

    @Test
    void what_is_no_websocket_is_closed_at_the_end_and_nothing_is_put_in() throws Exception {
        try (var instance = webSocket("SSH-2.0-x\r\n", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(UPGRADE);
            client.until("SSH-2.0-x\r\n");
            proceed.countDown();

            assertTrue(end(proxied, SOON).get());

            assertEquals("", client.rest());
        }
    }

    @Test
    void a_frame_without_an_end_is_cut_at_the_end_of_the_time() throws Exception {
        try (var instance = webSocket("\u0082\u007f\0\0\0\u0001\0\0\0\0abc", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(UPGRADE);
            client.until("abc");

            assertTrue(end(proxied, SOON).get());

            assertEquals("", client.rest());
            proceed.countDown();
        }
    }

    @Test
    void a_stream_of_events_that_rests_ends_as_a_whole_answer_on_a_connection_that_stays()
            throws Exception {
        try (var instance = events("9\r\ndata: 1\n\n\r\n", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(GET);
            client.until("data: 1\n\n\r\n");
            assertEquals(1, streams(proxied));

            assertTrue(end(proxied, LATER).get());

            assertEquals("0\r\n\r\n", client.until("\r\n\r\n"));
            client.send("GET / HTTP/1.1\r\nHost: shop.local\r\n\r\n");
            client.until("hello");
            proceed.countDown();
        }
    }

    @Test
    void an_event_that_is_under_way_is_finished_first() throws Exception {
        try (var instance = events("4\r\ndata\r\n", "5\r\n: 1\n\n\r\n");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(GET);
            client.until("data\r\n");

            var ending = end(proxied, LATER);
            proceed.countDown();

            assertEquals("5\r\n: 1\n\n\r\n0\r\n\r\n", client.until("0\r\n\r\n"));
            assertTrue(ending.get());
        }
    }

    @Test
    void an_event_that_does_not_end_in_time_is_left_as_it_is() throws Exception {
        try (var instance = events("4\r\ndata\r\n", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(GET);
            client.until("data\r\n");

            assertTrue(end(proxied, SOON).get());

            assertEquals("0\r\n\r\n", client.until("0\r\n\r\n"));
            proceed.countDown();
        }
    }

    @Test
    void the_head_of_a_stream_does_not_wait_for_its_first_event() throws Exception {
        try (var instance = events("", "9\r\ndata: 1\n\n\r\n");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(GET);

            assertTrue(client.until("\r\n\r\n").startsWith("HTTP/1.1 200 OK\r\n"));
            proceed.countDown();
            client.until("data: 1\n\n\r\n");
        }
    }

    @Test
    void for_a_client_without_chunks_the_connection_ends_with_the_stream() throws Exception {
        try (var instance = events("9\r\ndata: 1\n\n\r\n", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(
                    "GET /events HTTP/1.0\r\nHost: shop.local\r\nConnection: keep-alive\r\n\r\n");
            client.until("data: 1\n\n");

            assertTrue(end(proxied, LATER).get());

            assertEquals("", client.rest());
            proceed.countDown();
        }
    }

    @Test
    void a_request_that_is_no_stream_is_not_touched() throws Exception {
        var begun = new CountDownLatch(1);
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out()
                                            .text("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsl")
                                            .flush();
                                    begun.countDown();
                                    proceed.await();
                                    link.out().text("owly").flush();
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(GET);
            begun.await();

            assertTrue(end(proxied, SOON).get());

            proceed.countDown();
            client.until("slowly");
        }
    }

    @Test
    void a_client_that_takes_nothing_holds_up_nobody() throws Exception {
        try (var instance =
                        new PlayedInstance(
                                "a",
                                (request, link) -> {
                                    link.out().text(EVENTS).flush();
                                    while (true) {
                                        link.out()
                                                .text("9\r\ndata: 1\n\n\r\n".repeat(1000))
                                                .flush();
                                    }
                                });
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(GET);
            while (streams(proxied) == 0) {
                LockSupport.parkNanos(1000);
            }

            assertTrue(end(proxied, SOON).get());

            assertEquals(0, streams(proxied));
        }
    }

    @Test
    void a_gateway_that_stops_tells_streams_to_come_back() throws Exception {
        try (var instance = webSocket("\u0081\u0005hello", "");
                var proxied = Proxied.to(instance);
                var client = new Client(proxied.port())) {
            client.send(UPGRADE);
            client.until("hello");
            proceed.countDown();

            var stopping = Thread.ofVirtual().start(proxied::stop);
            assertEquals(COME_BACK, client.until("restart"));
            client.send(ANSWER);
            assertEquals("", client.rest());
            client.leave();
            stopping.join();
            assertFalse(heard.get().endsWith("(reset)"));
        }
    }
}
