package io.stackctl.services.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two places, and clients that would keep them. */
class ConversationTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Times TIMES =
            new Times(LONG, LONG, LONG, Duration.ofMillis(1), Duration.ofMillis(1));

    private static final String FULL = "HTTP/1.1 503";
    private static final String SERVED = "HTTP/1.1 200";

    private final CountDownLatch never = new CountDownLatch(1);
    private final Semaphore waiting = new Semaphore(0);
    private final List<Socket> held = new ArrayList<>();
    private Acceptor acceptor = unset();

    @SuppressWarnings("NullAway") // set before each test
    private static Acceptor unset() {
        return null;
    }

    private final class Played extends Conversation {
        private volatile boolean streams;

        Played(SocketWire wire) {
            super(wire, Budget.unlimited(), TIMES);
        }

        @Override
        protected boolean answer(RequestHead head) throws IOException, InterruptedException {
            switch (head.target().path()) {
                case "/wait" -> {
                    waiting.release();
                    never.await();
                }
                case "/stream" -> {
                    streams = true;
                    link().out().text("HTTP/1.1 200 OK\r\n\r\nevent").flush();
                    never.await();
                }
                case "/endless" -> {
                    while (true) {
                        link().out().text("more".repeat(1000)).flush();
                    }
                }
                default -> {
                    var body = new Body(link().in(), head.body());
                    for (int bytes = body.await(); bytes >= 0; bytes = body.await()) {
                        body.consume(bytes);
                    }
                    link().out().text("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").flush();
                }
            }
            return head.keepsAlive();
        }

        @Override
        protected void refuse(Refusal refusal) throws IOException {
            link().out().text("HTTP/1.1 " + refusal.status() + " no\r\n\r\n").flush();
        }

        @Override
        protected boolean streams() {
            return streams;
        }
    }

    @BeforeEach
    void start() throws IOException {
        acceptor =
                new Acceptor(
                        new Slots(2, _ -> false),
                        Played::new,
                        wire -> {
                            try {
                                var no = (FULL + " no\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
                                wire.write(no, 0, no.length);
                            } catch (IOException gone) {
                                return;
                            }
                        },
                        _ -> {});
        acceptor.start(0, () -> {});
    }

    @AfterEach
    void stop() throws IOException {
        never.countDown();
        acceptor.drain(Duration.ZERO);
        for (var socket : held) {
            socket.close();
        }
    }

    /** Opens a connection from an address of this machine, and leaves it after these words. */
    private Socket hold(String from, String words) throws IOException {
        var socket =
                new Socket(
                        InetAddress.getLoopbackAddress(),
                        acceptor.port(),
                        InetAddress.ofLiteral(from),
                        0);
        held.add(socket);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void holdBoth(String words) throws IOException {
        hold("127.0.0.1", words);
        hold("127.0.0.1", words);
    }

    /** What a client hears who asks for something now, whatever becomes of it. */
    private String ask(String from) throws IOException {
        try (var socket = hold(from, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
            var heard =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return heard.substring(0, Math.min(12, heard.length()));
        } catch (IOException reset) {
            return FULL;
        }
    }

    private void untilServed(String from) throws IOException {
        String heard;
        do {
            heard = ask(from);
            assertTrue(heard.equals(FULL) || heard.equals(SERVED), heard);
        } while (!heard.equals(SERVED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HTT",
                "GET / HTTP/1.1\r\nHost: a\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n",
                "GET /endless HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /stream HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void who_keeps_a_place_without_using_it_loses_it_to_a_newcomer(String words) throws Exception {
        holdBoth(words);

        untilServed("127.0.0.1");
    }

    @Test
    void a_request_that_is_being_answered_is_not_cut_off_for_the_same_address() throws Exception {
        holdBoth("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
        waiting.acquire(2);

        assertEquals(FULL, ask("127.0.0.1"));
    }

    @Test
    void an_address_that_has_all_places_makes_room_for_another_one() throws Exception {
        holdBoth("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
        waiting.acquire(2);

        assertEquals(SERVED, ask("127.0.0.2"));
    }
}
