package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients with kept connections see of a service that stops. */
@Timeout(30)
class StoppingListenerTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Listener listener;

    StoppingListenerTest() throws IOException {
        listener =
                new Listener(
                        new Port(0),
                        _ -> Response.text("here"),
                        1000,
                        new Log(
                                "test",
                                new PrintStream(PrintStream.nullOutputStream()),
                                Clock.systemUTC()));
    }

    @Test
    void whoever_asks_on_a_kept_connection_is_answered_a_last_time() throws Exception {
        try (var client = connect();
                var stop = Executors.newVirtualThreadPerTaskExecutor()) {
            assertEquals(List.of("200", "keep-alive"), ask(client));

            stop.execute(this::stop);
            stopping.await();
            while (!listener.draining()) {
                Thread.onSpinWait();
            }

            assertEquals(List.of("200", "close"), ask(client));
            assertNull(reader(client).readLine());
        }
    }

    @Test
    void whoever_came_before_the_stop_is_served() throws Exception {
        var clients = new ArrayList<Socket>();
        try (var stop = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                clients.add(connect());
            }
            stop.execute(this::stop);
            for (var client : clients) {
                assertEquals("200", ask(client).getFirst());
            }
        } finally {
            for (var client : clients) {
                client.close();
            }
        }
    }

    private void stop() {
        stopping.countDown();
        listener.stop(Duration.ofSeconds(10));
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), listener.port());
    }

    private static BufferedReader reader(Socket client) throws IOException {
        return new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** The status, and what becomes of the connection. */
    private static List<String> ask(Socket client) throws IOException {
        client.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        var answer = reader(client);
        var status = answer.readLine();
        assertTrue(status != null && status.startsWith("HTTP/1.1 "), String.valueOf(status));
        var connection = "keep-alive";
        long length = 0;
        for (var line = answer.readLine(); !line.isEmpty(); line = answer.readLine()) {
            var field = line.split(": ", 2);
            if (field[0].equalsIgnoreCase("Connection")) {
                connection = field[1];
            }
            if (field[0].equalsIgnoreCase("Content-Length")) {
                length = Long.parseLong(field[1]);
            }
        }
        for (long i = 0; i < length; i++) {
            assertTrue(answer.read() >= 0);
        }
        return List.of(status.substring(9, 12), connection);
    }
}
