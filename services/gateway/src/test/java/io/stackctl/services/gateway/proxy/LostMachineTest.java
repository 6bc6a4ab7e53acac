package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What waits for an instance whose machine says nothing any more. */
@Timeout(60)
class LostMachineTest {
    private static final int PATIENCE_MILLIS = 200;

    /** An answer may take long enough for the machine to be looked at more than twice. */
    private static final Limits LIMITS =
            new Limits(
                    10,
                    10,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(5));

    /** Takes one connection and answers nothing; once {@link #fallSilent}, no other comes about. */
    private static final class Machine implements AutoCloseable {
        private final ServerSocket listener =
                new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<Socket> sockets = new ArrayList<>();

        Machine() throws IOException {}

        Backend backend() {
            int port = listener.getLocalPort();
            return new Backend("lost-id", "lost", "127.0.0.1", port, Readiness.READY, "", "shop");
        }

        void take() throws IOException {
            sockets.add(listener.accept());
        }

        /** The kernel drops what is beyond the connections that nobody has taken. */
        void fallSilent() throws IOException {
            while (true) {
                var socket = new Socket();
                sockets.add(socket);
                try {
                    socket.connect(listener.getLocalSocketAddress(), PATIENCE_MILLIS);
                } catch (SocketTimeoutException silent) {
                    return;
                }
            }
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
            listener.close();
        }
    }

    private static CompletableFuture<String> get(Proxied proxied) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Client.get(proxied.port(), "/", "");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void a_get_that_waits_there_is_given_to_another() throws Exception {
        try (var lost = new Machine();
                var there = PlayedInstance.saying("there");
                var proxied = new Proxied(Proxied.LIMITS, "", lost.backend())) {
            var answer = get(proxied);
            lost.take();
            lost.fallSilent();
            proxied.route(lost.backend(), there.backend());

            assertTrue(answer.join().endsWith("there"), answer::join);
        }
    }

    @Test
    void one_whose_machine_still_answers_is_waited_for() throws Exception {
        RawInstance.Script silence = client -> client.getInputStream().readAllBytes();
        try (var slow = new RawInstance("slow", silence);
                var there = PlayedInstance.saying("there");
                var proxied = new Proxied(LIMITS, "", slow.backend(""))) {
            var answer = get(proxied);
            while (slow.taken() == 0) {
                Thread.onSpinWait();
            }
            proxied.route(slow.backend(""), there.backend());

            assertTrue(answer.join().startsWith("HTTP/1.1 504 "), answer::join);
            assertEquals(0, there.requests().size());
        }
    }
}
