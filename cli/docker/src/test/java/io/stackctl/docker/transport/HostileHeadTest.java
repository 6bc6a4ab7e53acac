package io.stackctl.docker.transport;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.stackctl.docker.transport.ScriptedEngine.Peer;
import io.stackctl.docker.transport.ScriptedEngine.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that break HTTP, or never end, over both ways to an engine. */
@Timeout(60)
class HostileHeadTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    private static final Request CALL = Request.builder().method("GET").path("/info").build();

    @TempDir private Path folder;

    /** Bytes that are sent again and again. */
    record Endless(String name, String begin, String again) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<String> wrongAnswers() {
        return Stream.of(
                "220 mail.example.org ESMTP\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 -20 OK\r\n\r\n",
                "HTTP/1.1 99 OK\r\n\r\n",
                "HTTP/1.1 999 OK\r\n\r\n",
                "HTTP/2.0 200 OK\r\n\r\n",
                OK + "no field\r\n\r\n",
                OK + "Content-Length: -5\r\n\r\n[]",
                OK + "Content-Length: +5\r\n\r\n[]",
                OK + "Content-Length: 5x\r\n\r\n[]",
                OK + "Content-Length: 99999999999999999999\r\n\r\n[]",
                OK + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n[]",
                OK + "Content-Length: 100\r\n\r\n[]",
                OK + "Transfer-Encoding: gzip\r\n\r\n[]",
                CHUNKED + "-5\r\n[]\r\n0\r\n\r\n",
                CHUNKED + "zz\r\n[]\r\n0\r\n\r\n",
                CHUNKED + "\r\n[]\r\n0\r\n\r\n",
                CHUNKED + "ffffffffffffffff\r\n[]\r\n0\r\n\r\n",
                CHUNKED + "7fffffffffffffffff\r\n[]\r\n0\r\n\r\n",
                CHUNKED + "2\r\n[]oops\r\n0\r\n\r\n",
                CHUNKED + "ffff\r\n[]",
                CHUNKED + "2\r\n[]\r\n",
                OK + "X: y".repeat(30_000) + "\r\n\r\n",
                OK + "X: y\r\n".repeat(101) + "\r\n");
    }

    private static Stream<Endless> endlessAnswers() {
        return Stream.of(
                new Endless("a status line", "HTTP/1.1 200 ", "O".repeat(1000)),
                new Endless("a field", OK + "X: ", "y".repeat(1000)),
                new Endless("fields", OK, "X: y\r\n".repeat(50)),
                new Endless("long fields", OK, "X: " + "y".repeat(1000) + "\r\n"),
                new Endless("announcements", "", "HTTP/1.1 100 Continue\r\n\r\n".repeat(10)),
                new Endless("early hints", "", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(10)),
                new Endless("empty lines", "", "\r\n".repeat(1000)),
                new Endless("a chunk's length", CHUNKED, "0".repeat(1000)),
                new Endless("a chunk's extension", CHUNKED + "2;", "x".repeat(1000)),
                new Endless("trailers", CHUNKED + "0\r\n", "X: y\r\n".repeat(50)),
                new Endless("nothing but zeros", "", "\0".repeat(1000)));
    }

    private void assertRefused(Script script) throws IOException {
        try (var engine = new ScriptedEngine(folder, script);
                var transport = engine.transport()) {
            assertRefused(transport);
        }
        try (var engine = TcpEngine.plain(script);
                var transport =
                        new HttpClientTransport(TcpTarget.plain("127.0.0.1", engine.port()))) {
            assertRefused(transport);
        }
    }

    private static void assertRefused(EngineTransport transport) {
        IOException refused = assertThrows(IOException.class, () -> readAll(transport));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.length() < 200, message);
        assertTrue(message.chars().noneMatch(Character::isISOControl), message);
    }

    private static void readAll(EngineTransport transport) throws IOException {
        try (var response = transport.execute(CALL)) {
            InputStream body = response.getBody();
            body.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void an_answer_that_breaks_http_is_an_error(String answer) throws IOException {
        assertRefused(peer -> {
            peer.readHead();
            peer.write(answer);
        });
    }

    @ParameterizedTest
    @MethodSource("endlessAnswers")
    void what_has_no_end_is_given_up(Endless answer) throws IOException {
        assertRefused(peer -> {
            peer.readHead();
            peer.write(answer.begin());
            repeat(peer, answer.again());
        });
    }

    /** Until the client has had enough. */
    private static void repeat(Peer peer, String text) {
        try {
            while (true) {
                peer.write(text);
            }
        } catch (IOException e) {
            return;
        }
    }

    @Test
    void a_head_that_trickles_is_given_up() {
        var guard = new HeadGuard(0, Duration.ofNanos(-1));
        var trickle =
                new InputStream() {
                    private final InputStream head =
                            new ByteArrayInputStream(OK.getBytes(StandardCharsets.US_ASCII));

                    @Override
                    public int read() throws IOException {
                        return head.read();
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return head.read(target, offset, 1);
                    }
                };
        var input = new HttpInput(trickle);

        var refused =
                assertThrows(
                        BadAnswerException.class,
                        () -> {
                            input.begin(guard);
                            input.line(100);
                        });
        assertTrue(String.valueOf(refused.getMessage()).contains("does not come to an end"));
    }

    @Test
    void an_interrupt_ends_a_wait_for_what_never_comes() throws Exception {
        var begun = new Semaphore(0);
        Script stalled =
                peer -> {
                    peer.readHead();
                    peer.write(OK + "Content-Length: 100\r\n\r\n[");
                    begun.release();
                    peer.readHead();
                };
        try (var engine = TcpEngine.plain(stalled);
                var transport =
                        new HttpClientTransport(TcpTarget.plain("127.0.0.1", engine.port()))) {
            assertInterruptible(transport, begun);
        }
        try (var engine = new ScriptedEngine(folder, stalled);
                var transport = engine.transport()) {
            assertInterruptible(transport, begun);
        }
    }

    private static void assertInterruptible(EngineTransport transport, Semaphore begun)
            throws Exception {
        var ended = new CompletableFuture<IOException>();
        Thread waiting =
                Thread.ofPlatform()
                        .daemon()
                        .start(() ->
                                ended.complete(
                                        assertThrows(IOException.class, () -> readAll(transport))));
        begun.acquire();
        // One that comes before the wait ends it as well.
        waiting.interrupt();
        assertInstanceOf(IOException.class, ended.get());
    }
}
