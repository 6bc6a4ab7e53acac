package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A service on this machine that speaks no HTTP, but what a test says. */
final class RawInstance implements AutoCloseable {
    /** What is done with one connection, which is closed afterwards. */
    interface Script {
        void play(Socket client) throws Exception;
    }

    private final String name;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger taken = new AtomicInteger();

    RawInstance(String name, Script script) throws IOException {
        this.name = name;
        Thread.ofVirtual().start(() -> accept(script));
    }

    /** One that says its name, and then what it hears. */
    static RawInstance echoing(String name) throws IOException {
        return new RawInstance(
                name,
                client -> {
                    client.getOutputStream()
                            .write((name + "\n").getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().transferTo(client.getOutputStream());
                });
    }

    Backend backend(String revision) {
        return new Backend(
                name + "-id",
                name,
                "127.0.0.1",
                listener.getLocalPort(),
                Readiness.READY,
                revision,
                "shop");
    }

    /** Connections so far. */
    int taken() {
        return taken.get();
    }

    private void accept(Script script) {
        try {
            while (true) {
                var socket = listener.accept();
                taken.incrementAndGet();
                Thread.ofVirtual()
                        .start(() -> {
                            try (socket) {
                                script.play(socket);
                            } catch (Exception end) {
                                return;
                            }
                        });
            }
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
