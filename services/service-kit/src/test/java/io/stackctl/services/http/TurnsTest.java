package io.stackctl.services.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients that never have to be waited for, as many as there are threads to serve them. */
class TurnsTest {
    private static final int CARRIERS = Runtime.getRuntime().availableProcessors();
    private static final Duration LONG = Duration.ofHours(1);

    /** Its next request has always come already, and every answer is taken at once. */
    private static final class TirelessSocket extends Socket {
        private final byte[] words;
        private int next;
        private volatile boolean over;

        TirelessSocket(String words) {
            this.words = words.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public InputStream getInputStream() {
            return new InputStream() {
                @Override
                public int read() {
                    int word = over ? -1 : words[next];
                    next = (next + 1) % words.length;
                    return word;
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    for (int i = 0; i < length; i++) {
                        into[offset + i] = (byte) read();
                    }
                    return over ? -1 : length;
                }
            };
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public Set<SocketOption<?>> supportedOptions() {
            return Set.of();
        }

        @Override
        public void shutdownOutput() {}

        @Override
        public synchronized void close() {
            over = true;
        }
    }

    private static final class Answering extends Conversation {
        private final CountDownLatch begun;

        Answering(SocketWire wire, CountDownLatch begun) {
            super(wire, Budget.unlimited(), new Times(LONG, LONG, LONG));
            this.begun = begun;
        }

        @Override
        protected boolean answer(RequestHead head) throws IOException {
            begun.countDown();
            var body = new Body(link().in(), head.body());
            for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
                body.consume(bytes);
            }
            link().out().text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").flush();
            return true;
        }

        @Override
        protected void refuse(Refusal refusal) {
            throw new AssertionError(refusal);
        }

        @Override
        protected boolean streams() {
            return false;
        }
    }

    @Test
    void requests_without_end_leave_others_their_turn() throws Exception {
        othersHaveTheirTurn("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    }

    @Test
    void a_body_without_end_leaves_others_their_turn() throws Exception {
        othersHaveTheirTurn("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n");
    }

    private static void othersHaveTheirTurn(String words) throws Exception {
        var begun = new CountDownLatch(CARRIERS);
        List<TirelessSocket> clients =
                Stream.generate(() -> new TirelessSocket(words)).limit(CARRIERS + 1L).toList();
        try {
            for (var client : clients) {
                var served = new Answering(SocketWire.accepted(client), begun);
                Thread.ofVirtual().start(served);
            }
            begun.await();
            var turn = new CountDownLatch(1);
            Thread.ofVirtual().start(turn::countDown);

            assertTrue(turn.await(1, TimeUnit.MINUTES));
        } finally {
            clients.forEach(TirelessSocket::close);
        }
    }
}
