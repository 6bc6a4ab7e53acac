package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.http.Times;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service for a heap of 4 MiB, and callers that would use all of it. */
class ManyCallersTest {
    private static final long HEAP = 4 << 20;
    private static final int BODY_LIMIT = 300_000;
    private static final Duration LONG = Duration.ofHours(1);

    private final CountDownLatch go = new CountDownLatch(1);
    private final Semaphore arrived = new Semaphore(0);
    private final List<Socket> held = new ArrayList<>();
    private Listener listener = unset();

    @SuppressWarnings("NullAway") // set before each test
    private static Listener unset() {
        return null;
    }

    @BeforeEach
    void listen() throws IOException {
        var log =
                new Log("test", new PrintStream(PrintStream.nullOutputStream()), Clock.systemUTC());
        listener =
                new Listener(
                        new Port(0),
                        this::answer,
                        BODY_LIMIT,
                        log,
                        HEAP,
                        new Times(LONG, LONG, LONG));
    }

    private Response answer(Request request) throws Exception {
        if (request.path().equals("/keep")) {
            var text = request.text();
            arrived.release();
            go.await();
            return Response.text("kept " + text.length());
        }
        return request.path().equals("/unread")
                ? Response.text("hello")
                : Response.text("got " + request.text().length());
    }

    @AfterEach
    void stop() throws IOException {
        go.countDown();
        listener.stop(Duration.ZERO);
        for (var socket : held) {
            socket.close();
        }
    }

    private Socket send(String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        held.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String post(String path, int bytes) {
        return "POST "
                + path
                + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: "
                + bytes
                + "\r\n\r\n"
                + "x".repeat(bytes);
    }

    @Test
    void bodies_that_have_no_room_are_503_until_the_others_are_done() throws Exception {
        var first = send(post("/keep", BODY_LIMIT));
        arrived.acquire();

        assertTrue(rest(send(post("/", BODY_LIMIT))).startsWith("HTTP/1.1 503 "));
        assertTrue(rest(send(post("/", 10))).endsWith("got 10"));
        go.countDown();
        assertTrue(rest(first).endsWith("kept " + BODY_LIMIT));
        assertTrue(rest(send(post("/", BODY_LIMIT))).endsWith("got " + BODY_LIMIT));
    }

    @Test
    void long_heads_have_a_limit_each_and_all_together() throws Exception {
        var head = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: ";

        assertTrue(rest(send(head + "a".repeat(20_000))).startsWith("HTTP/1.1 431 "));
        assertTrue(rest(send(head + "a".repeat(15_000) + "\r\n\r\n")).endsWith("got 0"));
        String last;
        do {
            send(head + "a".repeat(15_000));
            last = rest(send(head + "a".repeat(15_000) + "\r\n\r\n"));
        } while (last.endsWith("got 0"));
        assertTrue(last.isEmpty() || last.startsWith("HTTP/1.1 503 "), last);
    }

    @Test
    void there_are_as_many_connections_as_the_heap_has_room_for() throws Exception {
        for (int i = 0; i < HEAP / (128 << 10); i++) {
            send(post("/keep", 1));
        }
        arrived.acquire((int) (HEAP / (128 << 10)));

        assertTrue(rest(send("")).startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    }

    @Test
    void a_body_that_nobody_read_is_not_the_next_request() throws Exception {
        var hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
        var head = "POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: ";
        var last = "GET /unread HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

        var whole = rest(send(head + hidden.length() + "\r\n\r\n" + hidden + last));
        assertEquals(3, whole.split("HTTP/1.1 200 OK\r\n", -1).length);
        var chunked =
                rest(
                        send(
                                "POST /unread HTTP/1.1\r\n"
                                        + "Host: a\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n"
                                        + "5\r\n"
                                        + "hello\r\n"
                                        + "0\r\n\r\n"
                                        + last));
        assertEquals(2, chunked.split("HTTP/1.1 200 OK\r\n", -1).length);
        assertTrue(chunked.contains("Connection: close\r\n"));
    }

    @Test
    void a_body_that_waits_to_be_asked_for_is_asked_for_when_it_is_read() throws Exception {
        var fields =
                "Host: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";

        try (var socket = send("POST / HTTP/1.1\r\n" + fields)) {
            var asked = "HTTP/1.1 100 Continue\r\n\r\n";
            assertEquals(
                    asked,
                    new String(
                            socket.getInputStream().readNBytes(asked.length()),
                            StandardCharsets.US_ASCII));
            socket.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));
            assertTrue(rest(socket).endsWith("got 3"));
        }
        assertTrue(
                rest(send("POST /unread HTTP/1.1\r\n" + fields)).startsWith("HTTP/1.1 200 OK\r\n"));
        assertTrue(
                rest(send("POST / HTTP/1.0\r\n" + fields + "abc"))
                        .startsWith("HTTP/1.1 200 OK\r\n"));
    }

    @Test
    void a_caller_of_http_1_0_gets_no_chunks_and_one_answer() throws Exception {
        var answer = rest(send("GET /unread HTTP/1.0\r\n\r\n"));

        assertTrue(answer.contains("Connection: close\r\n"));
        assertTrue(answer.contains("Content-Length: 5\r\n"));
        assertTrue(answer.endsWith("\r\n\r\nhello"));
    }

    @Test
    void a_bad_escape_in_a_query_is_the_callers_mistake() throws Exception {
        assertTrue(rest(send("GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 400 "));
    }

    @Test
    void a_refusal_is_json_as_every_error() throws Exception {
        var answer = rest(send("GET / HTTP/1.1\r\n\r\n"));

        assertTrue(answer.startsWith("HTTP/1.1 400 Bad Request\r\n"));
        assertTrue(answer.endsWith("{\"status\":400,\"error\":\"no Host field\"}"));
    }
}
