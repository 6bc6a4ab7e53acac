package io.stackctl.kubernetes.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.fake.ProcessServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that accept a connection, and then say too little. */
@Timeout(60)
class ApiClientTest {

    private static final ApiPath PODS = ApiPath.of("v1", "test", "pods");

    private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
    private static final String LIST =
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 36\r\n\r\n"
                    + "{\"metadata\":{\"resourceVersion\":\"1\"}}";

    /** Milliseconds, of which a client waits twice as many. */
    private static final int SHORT = 300;

    private static final int LONG = 20_000;

    /** Whether what is asked first is a list, which is answered. */
    private volatile boolean isList;

    private volatile Runnable connected = () -> {};
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (var socket : accepted) {
            socket.close();
        }
    }

    private ApiClient client(String said) {
        return client(SHORT, said, "");
    }

    /** One of a server that says the last words again and again. */
    private ApiClient endless(String said, String again) {
        return client(LONG, said, again);
    }

    private ApiClient client(int millis, String said, String again) {
        Thread.ofPlatform().daemon().start(() -> serve(said, again));
        return new ApiClient(
                new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                        .withRequestTimeout(millis)
                        .withRequestRetryBackoffLimit(0)
                        .build());
    }

    private void serve(String text, String again) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                accepted.add(socket);
                connected.run();
                say(socket, isList ? LIST : text);
                while (!again.isEmpty() && !isList) {
                    say(socket, again);
                }
                isList = false;
            } catch (IOException closed) {
                isList = false;
            }
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void one_that_never_answers_is_told() {
        try (var client = client("")) {
            var failure = assertThrows(StackException.class, () -> client.get(PODS)).failure();

            assertTrue(failure.message().contains(" does not answer"), failure.message());
        }
    }

    @Test
    void one_that_is_not_there_is_told_with_the_reason() throws IOException {
        try (var client = client("")) {
            server.close();

            var failure = assertThrows(StackException.class, () -> client.get(PODS)).failure();

            assertTrue(failure.message().endsWith(": connection refused"), failure.message());
        }
    }

    @Test
    void one_that_never_ends_its_answer_is_told() {
        try (var client = client("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")) {
            var failure = assertThrows(StackException.class, () -> client.get(PODS)).failure();

            assertTrue(failure.message().contains(" does not answer"), failure.message());
        }
    }

    @Test
    void an_answer_without_an_end_is_not_listened_to() {
        try (var client = endless(OK, "{\"a\":0}".repeat(10_000))) {
            var failure = assertThrows(StackException.class, () -> client.get(PODS)).failure();

            assertTrue(
                    failure.message().endsWith("its answer is longer than 64 MiB"),
                    failure.message());
        }
    }

    @Test
    void a_reason_without_an_end_is_read_in_part() {
        try (var client = endless("HTTP/1.1 403 Forbidden\r\n\r\n", "{\"a\":0}\n".repeat(10_000))) {
            var failure =
                    assertThrows(StackException.class, () -> client.lines(PODS, 100)).failure();

            assertEquals("the cluster does not let you list pods of v1", failure.message());
        }
    }

    @Test
    void one_that_tells_of_an_object_without_an_end_is_not_listened_to() {
        isList = true;
        try (var client = endless(OK, "{".repeat(100_000))) {
            var watch = new ObjectWatch(client, PODS, one -> {}, () -> {});

            var failure = assertThrows(StackException.class, watch::follow).failure();

            assertTrue(
                    failure.message().startsWith("the cluster tells of an object of more than"),
                    failure.message());
        }
    }

    @Test
    void a_watch_that_has_gone_silent_is_begun_anew() {
        isList = true;
        var asked = new CountDownLatch(3);
        connected = asked::countDown;
        try (var client = client(OK)) {
            var watch = new ObjectWatch(client, PODS, one -> {}, () -> {}, Duration.ofMillis(50));
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        awaitAll(asked);
                        watch.close();
                    });

            watch.follow();

            // A list, and two watches, of which the first was still open.
            assertEquals(0, asked.getCount());
            assertTrue(accepted.size() >= 3);
        }
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void one_that_does_not_begin_a_stream_is_told() {
        try (var client = client("")) {
            var failure =
                    assertThrows(StackException.class, () -> client.lines(PODS, 100)).failure();

            assertTrue(failure.message().contains(" does not answer"), failure.message());
        }
    }

    @Test
    void a_stream_that_nothing_comes_on_is_not_waited_for_longer_than_asked() {
        try (var client = client("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                var lines = client.lines(PODS, 100)) {
            assertNull(lines.next(Duration.ofMillis(200)));
        }
    }

    @Test
    void a_process_that_nothing_is_heard_of_any_more_is_given_up() {
        try (var machine = new ProcessServer(ChannelSocket.PLAIN, talk -> talk.listen());
                var client = machine.client();
                var socket = client.join(PODS, Duration.ofMillis(50))) {
            var failure = assertThrows(IOException.class, socket::next);

            assertEquals("nothing was heard for 0 s", failure.getMessage());
        }
    }
}
