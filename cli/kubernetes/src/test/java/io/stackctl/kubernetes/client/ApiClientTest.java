package io.stackctl.kubernetes.client;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that accept a connection, and then say too little. */
@Timeout(60)
class ApiClientTest {

    private static final ApiPath PODS = ApiPath.of("v1", "test", "pods");

    private final List<Socket> accepted = new ArrayList<>();
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
        Thread.ofPlatform().daemon().start(() -> say(said));
        return new ApiClient(
                new ConfigBuilder()
                        .withAutoConfigure(false)
                        .withMasterUrl("http://127.0.0.1:" + server.getLocalPort())
                        .withRequestTimeout(300)
                        .withRequestRetryBackoffLimit(0)
                        .build());
    }

    private void say(String text) {
        try {
            while (true) {
                var socket = server.accept();
                accepted.add(socket);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException closed) {
            return;
        }
    }

    @Test
    void one_that_never_answers_is_told() {
        try (var client = client("")) {
            var failure = assertThrows(StackException.class, () -> client.get(PODS)).failure();

            assertTrue(failure.message().contains(" does not answer"), failure.message());
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
}
