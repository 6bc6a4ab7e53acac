package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.http.Body;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.HeadReader;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.RequestHead;
import io.stackctl.services.http.SocketWire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service on this machine that does what a test says. */
final class PlayedInstance implements AutoCloseable {
    /** Answers one request; the connection is closed when it throws. */
    interface Script {
        void play(RequestHead request, Link link) throws Exception;
    }

    private final String name;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Script script;
    private final List<RequestHead> requests = new CopyOnWriteArrayList<>();

    PlayedInstance(String name, Script script) throws IOException {
        this.name = name;
        this.script = script;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.acceptor = Thread.ofVirtual().start(this::accept);
    }

    /** One that says its name. */
    static PlayedInstance saying(String text) throws IOException {
        return new PlayedInstance(
                text,
                (request, link) -> {
                    body(request, link);
                    answer(link, text);
                });
    }

    Backend backend() {
        return backend(Readiness.READY);
    }

    Backend backend(Readiness readiness) {
        return backend(readiness, "");
    }

    Backend backend(Readiness readiness, String revision) {
        return new Backend(
                name + "-id",
                name,
                "127.0.0.1",
                listener.getLocalPort(),
                readiness,
                revision,
                "shop");
    }

    /** What has arrived, in order. */
    List<RequestHead> requests() {
        return requests;
    }

    static String body(RequestHead request, Link link) throws IOException {
        var text = new ByteArrayOutputStream();
        var body = new Body(link.in(), request.body());
        for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
            text.write(link.in().array(), link.in().position(), bytes);
            body.consume(bytes);
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    static void answer(Link link, String text) throws IOException {
        link.out()
                .text("HTTP/1.1 200 OK\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)
                .flush();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        try (var link = Link.of(SocketWire.accepted(socket), Budget.unlimited())) {
            while (link.in().buffered() > 0 || link.in().fill()) {
                var request = HeadReader.request(link.in());
                requests.add(request);
                script.play(request, link);
            }
        } catch (Exception end) {
            return;
        }
    }

    /** Takes no more connections, as a process does that has ended. */
    void end() throws IOException {
        listener.close();
        // Until the thread in accept() has left it, the kernel goes on taking connections.
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        end();
    }
}
