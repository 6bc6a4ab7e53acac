package io.stackctl.services.gateway.containers;

import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.SocketWire;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What runs in the containers: says its name and what it was asked, streams events, echoes a
 * WebSocket.
 */
public final class SmallService {
    private SmallService() {}

    public static void main(String[] args) throws IOException {
        var port = System.getenv().getOrDefault("LISTEN", "3000");
        try (var listener = new ServerSocket(Integer.parseInt(port))) {
            while (true) {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        }
    }

    private static void serve(Socket socket) {
        try (var link = Link.of(SocketWire.accepted(socket), Budget.unlimited())) {
            while (link.in().buffered() > 0 || link.in().fill()) {
                answer(HeadReader.request(link.in()), link);
            }
        } catch (IOException | GeneralSecurityException | InterruptedException end) {
            return;
        }
    }

    private static void answer(RequestHead request, Link link)
            throws IOException, GeneralSecurityException, InterruptedException {
        switch (request.target().path()) {
            case "/events" -> events(link);
            case "/socket" -> echo(request, link);
            case "/held" -> {
                while (!Files.exists(Path.of("/tmp/go"))) {
                    Thread.sleep(20);
                }
                text(link, "held");
            }
            case "/slow" -> {
                Thread.sleep(2000);
                text(link, "slow");
            }
            default ->
                    text(
                            link,
                            System.getenv("HOSTNAME")
                                    + " "
                                    + request.target()
                                    + " "
                                    + request.headers().first("X-Forwarded-Host"));
        }
    }

    private static void text(Link link, String text) throws IOException {
        link.out()
                .text("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)
                .flush();
    }

    /** Goes on until the listener leaves. */
    private static void events(Link link) throws IOException, InterruptedException {
        link.out().text("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n").flush();
        for (int i = 1; ; i++) {
            link.out().text("data: " + i + "\n\n").flush();
            Thread.sleep(100);
        }
    }

    /** RFC 6455 for masked frames below 126 bytes, which is all that the tests send. */
    private static void echo(RequestHead request, Link link)
            throws IOException, GeneralSecurityException {
        var key =
                request.headers().first("Sec-WebSocket-Key")
                        + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        var accept =
                MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.US_ASCII));
        link.out()
                .text(
                        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        link.out()
                .text(
                        "Sec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(accept)
                                + "\r\n\r\n");
        link.out().flush();
        while (true) {
            while (link.in().buffered() < 6 || link.in().buffered() < 6 + length(link)) {
                if (!link.in().fill()) {
                    return;
                }
            }
            byte[] bytes = link.in().array();
            int at = link.in().position();
            int length = length(link);
            var frame = new byte[length + 2];
            frame[0] = bytes[at];
            frame[1] = (byte) length;
            for (int i = 0; i < length; i++) {
                frame[i + 2] = (byte) (bytes[at + 6 + i] ^ bytes[at + 2 + i % 4]);
            }
            link.in().consume(length + 6);
            link.out().bytes(frame, 0, frame.length);
            link.out().flush();
        }
    }

    private static int length(Link link) {
        return link.in().array()[link.in().position() + 1] & 0x7f;
    }
}
