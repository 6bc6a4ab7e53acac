package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineApiTest {
    private final ServerSocketChannel listener;
    private final EngineApi engine;

    EngineApiTest(@TempDir Path folder) throws IOException {
        var socket = folder.resolve("engine.sock");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        engine = new EngineApi(socket);
    }

    @AfterEach
    void end() throws IOException {
        listener.close();
    }

    /** The engine's end of the next connection, on which it has said this. */
    private Thread says(String text, ThrowingConsumer then) {
        return Thread.ofVirtual()
                .start(() -> {
                    try (var channel = listener.accept()) {
                        channel.read(ByteBuffer.allocate(8192));
                        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                        while (bytes.hasRemaining()) {
                            channel.write(bytes);
                        }
                        then.accept(channel);
                    } catch (IOException end) {
                        return;
                    }
                });
    }

    private interface ThrowingConsumer {
        void accept(SocketChannel channel) throws IOException;
    }

    @Test
    void no_connection_is_left_behind_by_an_answer_that_is_none() throws Exception {
        var engines =
                says(
                        "no such thing as HTTP\r\n",
                        channel -> {
                            while (channel.read(ByteBuffer.allocate(100)) >= 0) {
                                // until the gateway closes it
                            }
                        });

        assertThrows(IOException.class, () -> engine.events("{}"));
        engines.join();
    }

    @Test
    void an_event_of_more_than_any_container_that_is_read_is_passed_over() throws Exception {
        var labels = "x".repeat(EngineApi.LONGEST_CONTAINER);
        var ignored =
                says(
                        "HTTP/1.1 200 OK\r\n\r\n{\"a\":\"" + labels + "\"}\n{\"Type\":\"next\"}\n",
                        channel -> {});

        try (var events = engine.events("{}")) {
            assertEquals("next", events.next().get("Type").text());
        }
        ignored.join();
    }
}
