package io.stackctl.services.gateway.containers;

import io.stackctl.services.gateway.discovery.Answer;
import io.stackctl.services.kit.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The engine, asked over its socket: the tests need no client beside it. */
final class Engine {
    static final String SOCKET =
            Optional.ofNullable(System.getenv("DOCKER_HOST"))
                    .orElse("unix:///var/run/docker.sock")
                    .replace("unix://", "");

    private Engine() {}

    /** What the engine answered; its body is JSON, or for some calls a text. */
    record Reply(int status, String body) {
        Answer json() {
            return Answer.parse(body);
        }
    }

    static Reply get(String path) throws IOException {
        return ask("GET", path, "application/json", InputStream.nullInputStream());
    }

    static Reply post(String path, Map<String, ?> body) throws IOException {
        // A body that a call does not read makes the engine reset the connection, and its answer is
        // lost.
        var text = (body.isEmpty() ? "" : Json.print(body)).getBytes(StandardCharsets.UTF_8);
        return done(
                path,
                ask("POST", path, "application/json", new java.io.ByteArrayInputStream(text)));
    }

    /** Removes without asking whether it is there. */
    static void delete(String path) throws IOException {
        ask("DELETE", path, "application/json", InputStream.nullInputStream());
    }

    /** Builds an image of what a folder's {@code .dockerignore} leaves. */
    static void build(String tag, Path folder) throws IOException, InterruptedException {
        // Without padding behind its end, which the engine would leave unread: as above.
        var tar =
                new ProcessBuilder(
                                "tar",
                                "-c",
                                "--blocking-factor=1",
                                "Dockerfile",
                                "ask",
                                "entrypoint",
                                "health",
                                "jvm.options",
                                "target/gateway.jar",
                                "target/lib")
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var reply =
                ask(
                        "POST",
                        "/build?rm=1&forcerm=1&t=" + tag,
                        "application/x-tar",
                        tar.getInputStream());
        if (tar.waitFor() != 0 || !reply.body().contains("Successfully tagged")) {
            throw new IOException("the image was not built: " + reply.body());
        }
    }

    private static Reply done(String path, Reply reply) throws IOException {
        if (reply.status() >= 300 && reply.status() != 304) {
            throw new IOException(path + ": " + reply.status() + " " + reply.body());
        }
        return reply;
    }

    // HTTP/1.0 has no chunks in answers, and the end of the connection ends them.
    private static Reply ask(String method, String path, String type, InputStream body)
            throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
            var content = new ByteArrayOutputStream();
            body.transferTo(content);
            var head =
                    method
                            + " "
                            + path
                            + " HTTP/1.0\r\nHost: engine\r\nContent-Type: "
                            + type
                            + "\r\nContent-Length: "
                            + content.size()
                            + "\r\n\r\n";
            var out = Channels.newOutputStream(channel);
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            content.writeTo(out);
            var text =
                    new String(
                            Channels.newInputStream(channel).readAllBytes(),
                            StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            return new Reply(Integer.parseInt(text.substring(9, 12)), text.substring(end + 4));
        }
    }
}
