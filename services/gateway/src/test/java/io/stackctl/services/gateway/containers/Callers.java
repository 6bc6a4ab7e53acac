package io.stackctl.services.gateway.containers;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What runs in a container that calls its neighbours by name, {@code WEB} and {@code DB} such as
 * {@code web:3000}: one client with a connection for each request and one that keeps it, until
 * {@code /tmp/stop} exists. {@code /tmp/answered} then holds how many answers came, and {@code
 * /tmp/failed} a line for each failure.
 */
public final class Callers {
    private static final Path STOP = Path.of("/tmp/stop");
    private static final AtomicInteger answered = new AtomicInteger();
    private static final StringBuilder failed = new StringBuilder();

    private Callers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var web = System.getenv("WEB");
        var db = System.getenv("DB");
        Thread[] clients = {
            Thread.ofPlatform().start(() -> callAnew(web)),
            Thread.ofPlatform().start(() -> callOn(web)),
            Thread.ofPlatform().start(() -> callAnew(db))
        };
        while (!Files.exists(STOP)) {
            write();
            Thread.sleep(50);
        }
        for (var client : clients) {
            client.join();
        }
        write();
        Files.writeString(Path.of("/tmp/done"), "");
        Thread.sleep(Long.MAX_VALUE); // what it has written is read in its container
    }

    private static void write() throws IOException {
        Files.writeString(Path.of("/tmp/answered"), answered.toString());
        synchronized (failed) {
            Files.writeString(Path.of("/tmp/failed"), failed);
        }
    }

    private static void callAnew(String place) {
        while (!Files.exists(STOP)) {
            try (var socket = connect(place)) {
                ask(socket, place, "Connection: close\r\n");
            } catch (IOException e) {
                failed(place, e);
            }
        }
    }

    private static void callOn(String place) {
        while (!Files.exists(STOP)) {
            try (var socket = connect(place)) {
                while (!Files.exists(STOP)) {
                    ask(socket, place, "");
                }
            } catch (IOException e) {
                failed(place, e);
            }
        }
    }

    private static Socket connect(String place) throws IOException {
        int colon = place.indexOf(':');
        return new Socket(place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
    }

    private static void failed(String place, IOException e) {
        synchronized (failed) {
            failed.append(place).append(": ").append(e).append('\n');
        }
    }

    private static void ask(Socket socket, String place, String field) throws IOException {
        var request = "GET / HTTP/1.1\r\nHost: " + place + "\r\n" + field + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var heard = new StringBuilder();
        while (!heard.toString().endsWith("\r\n\r\n") && heard.length() < 9_000) {
            read(socket, heard);
        }
        int length =
                Integer.parseInt(
                        heard.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        for (int i = 0; i < length; i++) {
            read(socket, heard);
        }
        if (!heard.toString().startsWith("HTTP/1.1 200 ")) {
            throw new IOException(heard.toString());
        }
        answered.incrementAndGet();
        pause();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void read(Socket socket, StringBuilder heard) throws IOException {
        int next = socket.getInputStream().read();
        if (next < 0) {
            throw new IOException("ended after '" + heard + "'");
        }
        heard.append((char) next);
    }
}
