package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A service that keeps every byte that it gets, and answers each request that it finds in them with
 * what a test says.
 */
final class RecordingInstance implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<ByteArrayOutputStream> connections = new ArrayList<>();
    private final AtomicInteger live = new AtomicInteger();
    private final UnaryOperator<String> answer;
    private final Predicate<String> ends;

    /**
     * One of which the test says what it answers.
     *
     * @param answer makes the bytes of a response of a request's first line
     * @param ends whether the connection ends with a response
     */
    RecordingInstance(UnaryOperator<String> answer, Predicate<String> ends) throws IOException {
        this.answer = answer;
        this.ends = ends;
        Thread.ofVirtual().start(this::accept);
    }

    Backend backend() {
        return new Backend("i", "i", "127.0.0.1", listener.getLocalPort(), Readiness.READY, "", "");
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                var heard = new ByteArrayOutputStream();
                synchronized (connections) {
                    connections.add(heard);
                }
                live.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, heard));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket, ByteArrayOutputStream heard) {
        int answered = 0;
        var piece = new byte[4096];
        try (socket) {
            for (int count = socket.getInputStream().read(piece);
                    count >= 0;
                    count = socket.getInputStream().read(piece)) {
                List<WireRecord.Message> requests;
                synchronized (connections) {
                    heard.write(piece, 0, count);
                    requests = WireRecord.requests(heard.toByteArray());
                }
                for (; answered < requests.size(); answered++) {
                    var response = answer.apply(requests.get(answered).start());
                    socket.getOutputStream().write(response.getBytes(StandardCharsets.ISO_8859_1));
                    if (ends.test(response)) {
                        return;
                    }
                }
            }
        } catch (IOException | AssertionError end) {
            return; // what was malformed is found again in what was heard
        } finally {
            live.decrementAndGet();
        }
    }

    /** All whole requests so far; an error when something else came. */
    List<WireRecord.Message> requests() {
        synchronized (connections) {
            return connections.stream()
                    .flatMap(heard -> WireRecord.requests(heard.toByteArray()).stream())
                    .toList();
        }
    }

    /** Forgets what came over connections, which must not be used any more. */
    void forget() {
        synchronized (connections) {
            connections.clear();
        }
    }

    int live() {
        return live.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
