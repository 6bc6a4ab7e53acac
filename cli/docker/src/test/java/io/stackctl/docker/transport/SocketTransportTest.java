package io.stackctl.docker.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.transport.ScriptedEngine.Script;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP on a socket, against scripts that play the engine. */
@Timeout(30)
class SocketTransportTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\n";

    @TempDir private Path folder;

    private static Request get(String path) {
        return Request.builder().method("GET").path(path).build();
    }

    private static Request post(String path, String body) {
        return Request.builder()
                .method("POST")
                .path(path)
                .bodyBytes(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static String text(Response response) throws IOException {
        try (response) {
            return new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Script answers(String... answers) {
        return peer -> {
            for (String answer : answers) {
                peer.readHead();
                peer.write(answer);
            }
        };
    }

    @Test
    void a_connection_serves_one_call_after_the_other() throws IOException {
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                answers(
                                        OK + "Content-Length: 3\r\n\r\none",
                                        OK
                                                + "Transfer-Encoding: chunked\r\n\r\n"
                                                + "2\r\ntw\r\n1;x=y\r\no\r\n0\r\n\r\n",
                                        "HTTP/1.1 204 No Content\r\n\r\n",
                                        OK + "Content-Length: 4\r\n\r\nfour"));
                var transport = engine.transport()) {
            assertEquals("one", text(transport.execute(get("/1"))));
            assertEquals("two", text(transport.execute(get("/2"))));
            assertEquals("", text(transport.execute(get("/3"))));
            assertEquals("four", text(transport.execute(get("/4"))));
            assertEquals(1, engine.connections());
        }
    }

    @Test
    void headers_are_found_in_any_case() throws IOException {
        try (var engine = new ScriptedEngine(folder, answers(OK + "Content-Length: 0\r\n\r\n"));
                var transport = engine.transport();
                var response = transport.execute(get("/"))) {
            assertEquals("1.41", response.getHeader("API-version"));
            assertNull(response.getHeader("Libpod-Api-Version"));
            assertEquals(200, response.getStatusCode());
        }
    }

    @Test
    void the_answer_to_head_has_no_body_whatever_its_length_says() throws IOException {
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                answers(
                                        OK + "Content-Length: 99\r\n\r\n",
                                        OK + "Content-Length: 2\r\n\r\nok"));
                var transport = engine.transport()) {
            Request head = Request.builder().method("HEAD").path("/").build();
            assertEquals("", text(transport.execute(head)));
            assertEquals("ok", text(transport.execute(get("/"))));
        }
    }

    @Test
    void a_question_on_a_connection_that_the_engine_has_closed_is_asked_again() throws IOException {
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                answers(OK + "Content-Length: 3\r\n\r\none"),
                                answers(OK + "Content-Length: 3\r\n\r\ntwo"));
                var transport = engine.transport()) {
            assertEquals("one", text(transport.execute(get("/"))));
            assertEquals("two", text(transport.execute(get("/"))));
        }
    }

    @Test
    void a_change_that_the_engine_may_have_made_is_not_asked_for_again() throws IOException {
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                peer -> {
                                    peer.readHead();
                                    peer.write(OK + "Content-Length: 3\r\n\r\none");
                                    peer.readHead();
                                },
                                answers(OK + "Content-Length: 3\r\n\r\ntwo"));
                var transport = engine.transport()) {
            assertEquals("one", text(transport.execute(get("/"))));
            assertThrows(UncheckedIOException.class, () -> transport.execute(post("/", "x")));
            assertEquals(1, engine.connections());
        }
    }

    @Test
    void a_body_of_unknown_length_is_sent_in_chunks() throws IOException {
        StringBuilder seen = new StringBuilder();
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                peer -> {
                                    seen.append(peer.readHead());
                                    seen.append(peer.readHead());
                                    peer.write(OK + "Content-Length: 0\r\n\r\n");
                                });
                var transport = engine.transport()) {
            text(
                    transport.execute(
                            Request.builder()
                                    .method("PUT")
                                    .path("/tar")
                                    .body(new ByteArrayInputStream(new byte[] {'a', 'b'}))
                                    .build()));
        }
        assertTrue(seen.toString().startsWith("PUT /tar HTTP/1.1\r\nHost: docker\r\n"));
        assertTrue(seen.toString().endsWith("\r\n\r\n2\r\nab\r\n0\r\n\r\n"), seen.toString());
    }

    /** More than a socket holds, so that its sender notices that nobody reads on. */
    private static final int MUCH = 8 * 1024 * 1024;

    @Test
    void what_is_refused_before_all_of_it_was_sent_is_told_in_the_engine_s_words()
            throws IOException {
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                peer -> {
                                    peer.readHead();
                                    peer.write(
                                            "HTTP/1.1 404 Not Found\r\nContent-Length: 7\r\n\r\nmissing");
                                });
                var transport = engine.transport()) {
            var response =
                    transport.execute(
                            Request.builder()
                                    .method("PUT")
                                    .path("/tar")
                                    .body(new ByteArrayInputStream(new byte[MUCH]))
                                    .build());

            assertEquals(404, response.getStatusCode());
            assertEquals("missing", text(response));
        }
    }

    @Test
    void standard_input_can_end_while_the_output_goes_on() throws IOException {
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                peer -> {
                                    peer.readHead();
                                    peer.write(
                                            "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\n\r\n");
                                    byte[] all = peer.input().readAllBytes();
                                    peer.write("seen " + new String(all, StandardCharsets.UTF_8));
                                });
                var transport = engine.transport();
                var stream = transport.upgrade(post("/exec/1/start", "{}"))) {
            assertTrue(stream.upgraded());
            stream.output().write("hello".getBytes(StandardCharsets.UTF_8));
            stream.closeOutput();
            String seen = new String(stream.getBody().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(seen.endsWith("hello"), seen);
        }
    }

    @Test
    void an_answer_that_ends_too_early_is_an_error() throws IOException {
        try (var engine =
                        new ScriptedEngine(folder, answers(OK + "Content-Length: 9\r\n\r\nhalf"));
                var transport = engine.transport()) {
            Response response = transport.execute(get("/"));
            assertThrows(IOException.class, () -> response.getBody().readAllBytes());
        }
    }

    @Test
    void what_speaks_no_http_is_no_engine() throws IOException {
        try (var engine = new ScriptedEngine(folder, answers("220 mail.example.org\r\n"));
                var transport = engine.transport()) {
            var refused =
                    assertThrows(UncheckedIOException.class, () -> transport.execute(get("/")));
            assertTrue(
                    String.valueOf(refused.getMessage()).contains("220 mail.example.org"),
                    refused.getMessage());
        }
    }

    @Test
    void closing_a_stream_ends_a_read_that_waits() throws Exception {
        try (var engine =
                        new ScriptedEngine(
                                folder,
                                peer -> {
                                    peer.readHead();
                                    peer.write(OK + "Transfer-Encoding: chunked\r\n\r\n");
                                    peer.input().readAllBytes();
                                });
                var transport = engine.transport()) {
            Response response = transport.execute(get("/events"));
            Thread closer = Thread.ofVirtual().start(response::close);
            assertThrows(IOException.class, () -> readUntilError(response));
            closer.join();
        }
    }

    /** A read that begins after the close finds the end instead, which is as good. */
    private static void readUntilError(Response response) throws IOException {
        if (response.getBody().read() < 0) {
            throw new IOException("ended");
        }
    }

    /** An ssh that does what a script says. */
    private SshDialer ssh(String script, String persist) throws IOException {
        Path program =
                Files.writeString(
                        folder.resolve("ssh"), "#!/bin/sh\n[ \"$1\" != -G ] || exit 0\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new SshDialer(
                List.of(program.toString()),
                TestSettings.of(Map.of("STACKCTL_SSH_PERSIST", persist, "PATH", "/usr/bin:/bin")));
    }

    @Test
    void a_command_s_pipes_are_a_connection() throws IOException {
        var dialer =
                ssh(
                        "printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok'; cat > /dev/null",
                        "0");
        try (var transport = new SocketTransport(dialer)) {
            assertEquals("ok", text(transport.execute(get("/_ping"))));
        }
    }

    /** More than a pipe holds. */
    @Test
    void a_command_may_say_much_on_its_way() throws IOException {
        var dialer =
                ssh(
                        "head -c 300000 /dev/zero | tr '\\0' 'v' >&2;"
                                + " printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok';"
                                + " cat > /dev/null",
                        "0");
        try (var transport = new SocketTransport(dialer)) {
            assertEquals("ok", text(transport.execute(get("/_ping"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60"})
    void a_command_that_fails_says_why(String persist) throws IOException {
        var dialer =
                ssh(
                        "cat > /dev/null & printf 'Permission denied (publickey).\\r\\n' >&2; exit 255",
                        persist);
        assertEquals("Permission denied (publickey).", refusal(dialer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60"})
    void a_command_that_has_ended_before_the_call_says_why_as_well(String persist)
            throws IOException {
        assertEquals(
                "Connection refused",
                refusal(ssh("exec <&-; echo 'Connection refused' >&2; exit 255", persist)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "86401", "999999"})
    void how_long_a_login_stays_is_a_number_of_seconds(String persist) {
        var refused = assertThrows(StackException.class, () -> ssh("exit 1", persist));
        assertEquals(
                "STACKCTL_SSH_PERSIST is no number of seconds up to 86400",
                refused.failure().message());
    }

    private String refusal(SshDialer dialer) throws IOException {
        try (var transport = new SocketTransport(dialer)) {
            var refused =
                    assertThrows(
                            UncheckedIOException.class, () -> transport.execute(get("/_ping")));
            return String.valueOf(Objects.requireNonNull(refused.getCause()).getMessage());
        }
    }
}
