package io.stackctl.docker.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.transport.ScriptedEngine.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks for TLS gets TLS with the right engine, or an error. */
@Timeout(60)
class TlsTest {

    private static final Script ENGINE =
            peer -> {
                String head = peer.readHead();
                peer.write(
                        head.contains("Upgrade")
                                ? "HTTP/1.1 101 UPGRADED\r\n\r\nstream"
                                : "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            };

    /** Answers as servers without TLS do, to whatever comes. */
    private static final Script WITHOUT_TLS =
            peer -> {
                peer.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                peer.readHead();
            };

    private static final Request CALL = Request.builder().method("GET").path("/info").build();
    private static final Request STREAM =
            Request.builder()
                    .method("POST")
                    .path("/exec/1/start")
                    .putAllHeaders(Map.of("Upgrade", "tcp"))
                    .bodyBytes("typed-in-secret".getBytes(StandardCharsets.UTF_8))
                    .build();

    @TempDir private Path folder;

    private TestAuthority authority;

    @BeforeEach
    void makeAuthority() throws Exception {
        authority = new TestAuthority("engines");
        authority.writeTo(folder);
    }

    private TcpEngine engine(String host) throws Exception {
        return engine(authority, host, false);
    }

    private static TcpEngine engine(TestAuthority authority, String host, boolean askForClients)
            throws Exception {
        return new TcpEngine(
                authority.server(host).getServerSocketFactory(), askForClients, ENGINE);
    }

    private HttpClientTransport transport(TcpEngine engine) throws IOException {
        return transport(engine, new TlsSettings(Optional.of(folder), true));
    }

    private static HttpClientTransport transport(TcpEngine engine, TlsSettings settings)
            throws IOException {
        return new HttpClientTransport(TcpTarget.secured("127.0.0.1", engine.port(), settings));
    }

    private static void assertServed(HttpClientTransport transport) throws IOException {
        try (transport;
                Response response = transport.execute(CALL);
                Upgrade stream = transport.upgrade(STREAM)) {
            assertEquals(200, response.getStatusCode());
            assertTrue(stream.upgraded());
            assertEquals('s', stream.getBody().read());
        }
    }

    private static void assertRefused(HttpClientTransport transport) throws IOException {
        try (transport) {
            for (Request request : new Request[] {CALL, STREAM}) {
                var refused =
                        assertThrows(
                                UncheckedIOException.class,
                                () -> {
                                    if (request.equals(CALL)) {
                                        transport.execute(request);
                                    } else {
                                        transport.upgrade(request);
                                    }
                                });
                assertInstanceOf(SSLException.class, refused.getCause());
            }
        }
    }

    @Test
    void an_authority_is_enough() throws Exception {
        try (var engine = engine("127.0.0.1")) {
            assertServed(transport(engine));
        }
    }

    @Test
    void an_engine_without_tls_hears_nothing_of_a_call() throws Exception {
        for (boolean verified : new boolean[] {true, false}) {
            try (var engine = TcpEngine.plain(WITHOUT_TLS)) {
                assertRefused(transport(engine, new TlsSettings(Optional.of(folder), verified)));
                assertFalse(engine.heard().contains("secret"), engine.heard());
                assertFalse(engine.heard().contains("HTTP"), engine.heard());
            }
        }
    }

    @Test
    void a_certificate_of_another_host_does_not_do_for_calls_nor_streams() throws Exception {
        try (var engine = engine("evil.example")) {
            assertRefused(transport(engine));
            assertFalse(engine.heard().contains("secret"), engine.heard());
        }
    }

    @Test
    void a_certificate_of_another_authority_does_not_do() throws Exception {
        try (var engine = engine(new TestAuthority("others"), "127.0.0.1", false)) {
            assertRefused(transport(engine));
        }
    }

    @Test
    void without_an_authority_of_one_s_own_java_s_count() throws Exception {
        try (var engine = engine("127.0.0.1")) {
            assertRefused(transport(engine, new TlsSettings(Optional.empty(), true)));
        }
    }

    @Test
    void whoever_skips_the_verification_still_speaks_tls() throws Exception {
        try (var engine = engine(new TestAuthority("others"), "evil.example", false)) {
            assertServed(transport(engine, new TlsSettings(Optional.empty(), false)));
        }
    }

    @Test
    void a_client_shows_its_certificate() throws Exception {
        try (var engine = engine(authority, "127.0.0.1", true)) {
            authority.writeClientTo(folder);
            assertServed(transport(engine));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void a_client_s_key_may_be_in_the_form_of_its_sort_alone(String algorithm) throws Exception {
        try (var engine = engine(authority, "127.0.0.1", true)) {
            authority.writeClientTo(folder, algorithm);
            var key = Files.readString(folder.resolve("key.pem"));
            assertTrue(key.startsWith("-----BEGIN " + algorithm + " PRIVATE KEY-----"), key);
            assertServed(transport(engine));
        }
    }

    @Test
    void files_that_are_no_certificates_are_named() throws Exception {
        try (var engine = engine("127.0.0.1")) {
            authority.writeClientTo(folder);
            Files.writeString(folder.resolve("key.pem"), "nonsense");
            assertFileNamed(engine, "key.pem: holds no private key");
            Files.writeString(folder.resolve("ca.pem"), "nonsense");
            Files.delete(folder.resolve("key.pem"));
            assertFileNamed(engine, "ca.pem holds no certificate");
        }
    }

    private void assertFileNamed(TcpEngine engine, String words) {
        var refused = assertThrows(IOException.class, () -> transport(engine));
        assertEquals(folder.resolve(words).toString(), refused.getMessage());
    }
}
