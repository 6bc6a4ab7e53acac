package io.stackctl.services.gateway.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly what a test writes, however wrong. */
final class Client implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    Client(int port) throws IOException {
        this(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    /** Calls one of this machine's addresses. */
    Client(String address, int port) throws IOException {
        socket = new Socket(address, port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** Lines, each with its CRLF. */
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /** Lines, and the empty one that ends a head. */
    static String head(String... lines) {
        return lines(lines) + "\r\n";
    }

    /** Sends a request on a connection of its own, and gives all that comes back. */
    static String ask(int port, String request) throws IOException {
        try (var client = new Client(port)) {
            client.send(request);
            return client.rest();
        }
    }

    /** A GET that ends the connection; {@code fields} with their CRLF. */
    static String get(int port, String path, String fields) throws IOException {
        return ask(
                port,
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\n"
                        + fields
                        + "\r\n");
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All up to and with the first occurrence of the text. */
    String until(String text) throws IOException {
        var heard = new ByteArrayOutputStream();
        while (!heard.toString(StandardCharsets.ISO_8859_1).endsWith(text)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException(
                        "ended after: " + heard.toString(StandardCharsets.ISO_8859_1));
            }
            heard.write(next);
        }
        return heard.toString(StandardCharsets.ISO_8859_1);
    }

    /** What has come in this moment; says so if it is the end. */
    String heard() throws IOException {
        var bytes = new byte[1000];
        socket.setSoTimeout(1);
        try {
            int count = socket.getInputStream().read(bytes);
            return count < 0 ? "END" : new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException nothing) {
            return "";
        } finally {
            socket.setSoTimeout(TIMEOUT_MILLIS);
        }
    }

    String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Says that nothing more follows, and goes on listening. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Breaks its connection off. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Closes its connection before its time. */
    void leave() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
