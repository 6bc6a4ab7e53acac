package io.stackctl.docker.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Engines behind TCP. */
@Timeout(30)
class HttpClientTransportTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static HttpClientTransport transport(int port) {
        return new HttpClientTransport(TcpTarget.plain("127.0.0.1", port));
    }

    @Test
    void a_call_is_answered() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext(
                "/v1.41/info",
                exchange -> {
                    byte[] answer =
                            exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Api-Version", "1.41");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
        try (var transport = transport(server.getAddress().getPort());
                var response =
                        transport.execute(
                                Request.builder().method("GET").path("/v1.41/info?x=1").build())) {
            assertEquals(200, response.getStatusCode());
            assertEquals("1.41", response.getHeader("Api-Version"));
            assertNull(response.getHeader("Libpod-Api-Version"));
            assertEquals(
                    "/v1.41/info?x=1",
                    new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_two_way_stream_can_end_its_input_alone() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
                var transport = transport(server.getLocalPort())) {
            Thread.ofVirtual().start(() -> playEngine(server));
            try (var stream =
                    transport.upgrade(
                            Request.builder()
                                    .method("POST")
                                    .path("/exec/1/start")
                                    .bodyBytes(new byte[0])
                                    .build())) {
                stream.output().write("hello".getBytes(StandardCharsets.UTF_8));
                stream.closeOutput();
                assertEquals(
                        "HELLO",
                        new String(stream.getBody().readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static void playEngine(ServerSocket server) {
        try (Socket socket = server.accept()) {
            var peer = new ScriptedEngine.Peer(socket.getInputStream(), socket.getOutputStream());
            peer.readHead();
            peer.write("HTTP/1.1 101 UPGRADED\r\n\r\n");
            String seen = new String(peer.input().readAllBytes(), StandardCharsets.UTF_8);
            peer.write(seen.toUpperCase(Locale.ROOT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_refused_connection_keeps_its_own_exception() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            port = free.getLocalPort();
        }
        try (var transport = transport(port)) {
            var refused =
                    assertThrows(
                            UncheckedIOException.class,
                            () ->
                                    transport.execute(
                                            Request.builder().method("GET").path("/").build()));
            assertInstanceOf(ConnectException.class, refused.getCause());
        }
    }
}
