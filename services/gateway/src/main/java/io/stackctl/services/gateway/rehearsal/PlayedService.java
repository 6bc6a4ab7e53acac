package io.stackctl.services.gateway.rehearsal;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.SocketWire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The service of the rehearsal: says hello, in chunks to a POST, and hangs up on a WebSocket. */
final class PlayedService {
    private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());

    PlayedService() throws IOException {
        Thread.ofPlatform().daemon().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void serve(Socket socket) {
        try (var link = Link.of(SocketWire.accepted(socket), Budget.unlimited())) {
            while (link.in().buffered() > 0 || link.in().fill()) {
                var head = HeadReader.request(link.in());
                drop(new Body(link.in(), head.body()));
                var answer = answer(head.method(), head.upgradesToWebSocket(), head.body());
                link.out().text(answer).flush();
                if (head.upgradesToWebSocket()) {
                    return;
                }
            }
        } catch (IOException ignored) {
            // The gateway closed the connection.
        }
    }

    private static void drop(Body body) throws IOException {
        for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
            body.consume(bytes);
        }
    }

    private static String answer(String method, boolean webSocket, BodyFraming body) {
        if (webSocket) {
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
        }
        return method.equals("POST") || body instanceof BodyFraming.Chunked
                ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
                : "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    }
}
