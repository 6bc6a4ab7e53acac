package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingTest {
    private final Log log =
            new Log("test", new PrintStream(PrintStream.nullOutputStream()), Clock.systemUTC());
    private final CountDownLatch secondEvent = new CountDownLatch(1);
    private final HttpClient client = HttpClient.newHttpClient();
    private Listener behind;
    private Listener front;
    private final AtomicInteger beginning = new AtomicInteger();

    @BeforeEach
    void listen() throws IOException {
        behind = new Listener(new Port(0), this::behind, 1000, log);
        var router = new Router();
        router.add(
                new Forwarding(
                        "/api", new Endpoint("127.0.0.1", behind.port()), Duration.ofSeconds(3)));
        router.addLast(request -> Response.text("the front's own " + request.path()));
        front = new Listener(new Port(0), router, 1000, log);
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        front.stop(Duration.ZERO);
        behind.stop(Duration.ZERO);
    }

    private Response behind(Request request) throws IOException {
        if (beginning.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Response.error(503, "begins").withHeader("Retry-After", "1");
        }
        if (request.path().equals("/events")) {
            return Response.events(stream -> {
                stream.send("first", 1);
                secondEvent.await();
                stream.send("second", 2);
            });
        }
        return Response.json(
                        Map.of(
                                "target", request.target(),
                                "method", request.method(),
                                "text", request.text(),
                                "cookie", request.cookie("voter").orElse("none"),
                                "host", request.header("X-Forwarded-Host").orElse("none")))
                .withStatus(202)
                .withHeader("Set-Cookie", "voter=7");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
    }

    @Test
    void a_request_arrives_with_what_it_was_sent_with_and_the_answer_comes_back_so()
            throws Exception {
        var answer =
                client.send(
                        request("/api/votes?of=a%20b")
                                .header("Cookie", "voter=3")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertEquals(202, answer.statusCode());
        assertEquals("voter=7", answer.headers().firstValue("Set-Cookie").orElseThrow());
        assertEquals(
                Map.of(
                        "target", "/votes?of=a%20b",
                        "method", "POST",
                        "text", "{}",
                        "cookie", "3",
                        "host", "127.0.0.1:" + front.port()),
                Json.read(answer.body()));
    }

    @Test
    void what_is_not_below_the_path_is_answered_here() throws Exception {
        var answer = client.send(request("/apis").build(), HttpResponse.BodyHandlers.ofString());

        assertEquals("the front's own /apis", answer.body());
    }

    /** What is taken off its beginning has to be the path, whatever it is decoded to. */
    @Test
    void an_encoded_slash_is_no_slash() throws Exception {
        var answer =
                client.send(request("/api%2Fvotes").build(), HttpResponse.BodyHandlers.ofString());

        assertEquals("the front's own /api/votes", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/%2e%2e/votes", "/api/..%2fvotes", "/api/.;a/votes"})
    void a_path_that_could_lead_elsewhere_is_not_passed_on(String path) throws Exception {
        var answer = client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(400, answer.statusCode());
    }

    @Test
    void an_event_arrives_before_the_next_one_is_sent() throws Exception {
        var answer =
                client.send(
                        request("/api/events").build(), HttpResponse.BodyHandlers.ofInputStream());

        try (var lines = lines(answer.body())) {
            assertEquals("event: first", lines.readLine());
            secondEvent.countDown();
            assertTrue(lines.lines().toList().contains("event: second"));
        }
    }

    @Test
    void streams_end_when_the_service_stops() throws Exception {
        var answer =
                client.send(
                        request("/api/events").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var lines = lines(answer.body())) {
            assertEquals("event: first", lines.readLine());

            front.stop(Duration.ofSeconds(20));

            assertEquals(0, front.openRequests());
        }
    }

    @Test
    void whoever_begins_to_listen_in_time_gets_the_request() throws Exception {
        int port = behind.port();
        behind.stop(Duration.ZERO);
        var answer =
                client.sendAsync(
                        request("/api/votes")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThrows(TimeoutException.class, () -> answer.get(500, TimeUnit.MILLISECONDS));

        behind = new Listener(new Port(port), this::behind, 1000, log);

        assertEquals(202, answer.get().statusCode());
    }

    @Test
    void whoever_begins_is_asked_again_until_it_serves() throws Exception {
        beginning.set(3);

        var answer =
                client.send(request("/api/votes").build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(202, answer.statusCode());
        assertEquals(0, beginning.get());
    }

    @Test
    void a_service_that_is_away_is_a_502() throws Exception {
        behind.stop(Duration.ZERO);

        var answer =
                client.send(request("/api/votes").build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(502, answer.statusCode());
        assertTrue(answer.body().contains("\"error\":\"the service behind"), answer.body());
    }

    private static BufferedReader lines(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
