package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The proxy between a client and an instance of which one is hostile. Both are tried with messages
 * that are nearly right; the same ones on each run.
 */
class HostileTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.conversations", 250);
    private static final String LAST =
            "GET /last HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\n\r\n";

    private static final List<String> REQUESTS =
            List.of(
                    "GET /a?b HTTP/1.1\r\nHost: shop.local\r\nX-Own: 1\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 5\r\n\r\nhello",
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nContent-Length: 43\r\n\r\nGET /hidden HTTP/1.1\r\nHost: shop.local\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: shop.local\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nX: z\r\n\r\n",
                    "GET http://shop.local/x HTTP/1.1\r\nHost: shop.local\r\n\r\n",
                    "GET /ws HTTP/1.1\r\nHost: shop.local\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
                    "PUT /x HTTP/1.0\r\nHost: shop.local\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi");

    private static final List<String> RESPONSES =
            List.of(
                    "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                    "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nPOISON",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                    "HTTP/1.1 204 No Content\r\n\r\n",
                    "HTTP/1.1 204 No Content\r\nContent-Length: 6\r\n\r\nPOISON",
                    "HTTP/1.1 304 Not Modified\r\nContent-Length: 6\r\n\r\nPOISON",
                    "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\nPOISON",
                    "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi");

    private final ConcurrentLinkedQueue<Throwable> escaped = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void watch() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> escaped.add(failure));
    }

    @AfterEach
    void nothing_escaped() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        assertEquals(List.of(), List.copyOf(escaped));
    }

    /** Sends bytes in pieces, says that nothing more follows, and hears what comes back. */
    private static byte[] converse(int port, String bytes, Mutations mutations) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.setTcpNoDelay(true);
            try {
                for (int at = 0; at < bytes.length(); ) {
                    int end = Math.min(bytes.length(), at + mutations.upTo(bytes.length()));
                    socket.getOutputStream()
                            .write(bytes.substring(at, end).getBytes(StandardCharsets.ISO_8859_1));
                    at = end;
                }
                socket.shutdownOutput();
                return socket.getInputStream().readAllBytes();
            } catch (IOException reset) {
                return new byte[0]; // the proxy had heard enough
            }
        }
    }

    @Test
    void what_an_instance_gets_is_one_well_formed_request_for_each_response() throws Exception {
        var mutations = new Mutations(1);
        try (var instance =
                        new RecordingInstance(
                                start -> "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfrom",
                                response -> false);
                var proxied = new Proxied(Proxied.LIMITS, "", instance.backend())) {
            for (int i = 0; i < ROUNDS; i++) {
                var bytes = mutations.of(REQUESTS) + mutations.of(REQUESTS) + LAST;

                var heard = converse(proxied.port(), bytes, mutations);

                var requests = instance.requests();
                long answered =
                        WireRecord.responses(heard).stream()
                                .filter(response -> response.body().equals("from"))
                                .count();
                boolean known = bytes.contains("HEAD") || heard.length == 0;
                assertTrue(
                        known || answered == requests.size(),
                        answered + " answers to " + requests + " of:\n" + bytes);
                for (var request : requests) {
                    assertEquals(1, request.all("x-forwarded-for").size(), bytes);
                    assertTrue(request.all("host").getFirst().startsWith("shop.local"), bytes);
                }
                proxied.fleet().closeIdleLinks(false);
                while (instance.live() > 0) {
                    Thread.onSpinWait();
                }
                instance.forget();
            }
        }
    }

    @Test
    void what_a_client_gets_is_the_answer_to_its_own_request() throws Exception {
        var mutations = new Mutations(2);
        var bad = new Mutations(3);
        try (var instance =
                        new RecordingInstance(
                                start -> {
                                    var path = start.split(" ", 3)[1];
                                    if (!path.startsWith("/own")) {
                                        return bad.of(RESPONSES);
                                    }
                                    return "HTTP/1.1 200 OK\r\nContent-Length: "
                                            + path.length()
                                            + "\r\n\r\n"
                                            + path;
                                },
                                // Half of what is malformed ends, so that nobody waits for more.
                                response -> !response.contains("/own") && bad.upTo(2) == 1);
                var proxied = new Proxied(Proxied.LIMITS, "", instance.backend())) {
            for (int i = 0; i < ROUNDS; i++) {
                var attack =
                        "GET /attack HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\n\r\n";
                var own =
                        "GET /own"
                                + i
                                + " HTTP/1.1\r\nHost: shop.local\r\nConnection: close\r\n\r\n";

                WireRecord.responses(converse(proxied.port(), attack, mutations));
                var responses = WireRecord.responses(converse(proxied.port(), own, mutations));

                assertEquals(
                        List.of("/own" + i),
                        responses.stream().map(WireRecord.Message::body).toList());
                instance.forget();
            }
        }
    }
}
