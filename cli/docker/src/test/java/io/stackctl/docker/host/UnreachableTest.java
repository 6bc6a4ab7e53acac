package io.stackctl.docker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.transport.TlsSettings;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads when there is no answer. */
@Timeout(30)
class UnreachableTest {

    @TempDir private Path folder;

    private static EngineFailure failure(EngineAddress address) {
        try (var api = new EngineApi(address, TestSettings.of(Map.of()), notice -> {})) {
            var thrown =
                    assertThrows(
                            StackException.class,
                            () -> api.object(ApiCall.get("/info"), json -> json));
            return (EngineFailure) thrown.failure();
        }
    }

    @Test
    void a_missing_socket() {
        var failure = failure(new EngineAddress.Unix(folder.resolve("no.sock")));

        assertEquals(Kind.UNREACHABLE, failure.kind());
        assertEquals(
                "Cannot connect to the Docker daemon at unix://"
                        + folder.resolve("no.sock")
                        + ": there is no such socket",
                failure.message());
        assertTrue(failure.remedy().contains("systemctl start docker"));
    }

    @Test
    void a_socket_that_nobody_listens_on() throws IOException {
        Path socket = folder.resolve("dead.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }

        var failure = failure(new EngineAddress.Unix(socket));
        assertEquals(Kind.UNREACHABLE, failure.kind());
        assertTrue(failure.message().endsWith("nobody listens on it"), failure.message());
    }

    @Test
    void a_refused_port() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var failure = failure(new EngineAddress.Tcp("127.0.0.1", port, "", Optional.empty()));

        assertTrue(failure.message().endsWith("connection refused"), failure.message());
        assertTrue(failure.remedy().contains(String.valueOf(port)));
    }

    @Test
    void an_unknown_host() {
        var failure =
                failure(new EngineAddress.Tcp("no-such-host.invalid", 2375, "", Optional.empty()));

        assertTrue(
                failure.message().endsWith("no such host: no-such-host.invalid"),
                failure.message());
    }

    @Test
    void a_failed_handshake() {
        var tls = new TlsSettings(Optional.of(Path.of("/keys")), true);
        var failure =
                Unreachable.explain(
                        new EngineAddress.Tcp("h", 2376, "", Optional.of(tls)),
                        "GET /info",
                        new SSLHandshakeException(
                                "(certificate_unknown) PKIX path building failed:"
                                        + " sun.security.provider.certpath.SunCertPathBuilderException:"
                                        + " unable to find valid certification path"));

        assertEquals(
                "Cannot connect to the Docker daemon at tcp://h:2376: TLS failed: its certificate"
                        + " comes from no authority that is trusted",
                failure.message());
        assertEquals(
                "check ca.pem, cert.pem and key.pem in /keys, and that the engine's certificate"
                        + " names h",
                failure.remedy());
    }

    @Test
    void what_tls_says_names_no_class_of_java() {
        var words =
                TlsTrouble.words(
                        new SSLHandshakeException(
                                "java.lang.IllegalStateException: a certificate is odd"),
                        "h");

        assertEquals("a certificate is odd", words);
    }

    @Test
    void advice_for_ssh_can_be_pasted() {
        var address = (EngineAddress.Ssh) EngineAddress.of("ssh://m$e@far:2222", Optional.empty());
        var failure = Unreachable.explain(address, "GET /info", new IOException("refused"));

        assertEquals(
                "check that this works: ssh -l 'm$e' -p 2222 -- far docker version",
                failure.remedy());
    }

    @Test
    void an_engine_that_goes_away_in_the_middle_of_a_call() throws IOException {
        Path socket = folder.resolve("leaving.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofVirtual().start(() -> acceptAndLeave(server));

            var failure = failure(new EngineAddress.Unix(socket));
            assertEquals(Kind.CONNECTION_LOST, failure.kind());
            assertTrue(failure.message().contains("asked for GET /info"), failure.message());
        }
    }

    private static void acceptAndLeave(ServerSocketChannel server) {
        try {
            server.accept().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_hung_engine_is_named_with_the_call_that_waits() throws Exception {
        Path socket = folder.resolve("hung.sock");
        List<String> notices = new ArrayList<>();
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            var noticed = new CountDownLatch(1);
            try (var api =
                    new EngineApi(
                            new EngineAddress.Unix(socket),
                            TestSettings.of(Map.of()),
                            notice -> {
                                notices.add(notice);
                                noticed.countDown();
                            })) {
                Thread asking =
                        Thread.ofVirtual()
                                .start(() ->
                                        assertThrows(
                                                StackException.class,
                                                () ->
                                                        api.object(
                                                                ApiCall.get("/info")
                                                                        .patience(Duration.ZERO),
                                                                json -> json)));
                noticed.await();
                asking.interrupt();
                asking.join();
            }
        }
        assertTrue(
                notices.getFirst().startsWith("the engine has not answered GET /info for "),
                notices.getFirst());
    }
}
