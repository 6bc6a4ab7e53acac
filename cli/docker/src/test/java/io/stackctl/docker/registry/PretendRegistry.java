package io.stackctl.docker.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stackctl.registry.Descriptor;
import io.stackctl.registry.Digest;
import io.stackctl.registry.Manifest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers what a test wants it to, be it as no registry should. */
final class PretendRegistry implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** Every request: method, path with query, and who asked. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** What a request gets. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    PretendRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        answers.put("GET /v2/", text(200, "{}"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            var query = exchange.getRequestURI().getRawQuery();
            var who = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(
                    path + (query == null ? "" : "?" + query) + (who == null ? "" : " " + who));
            answers.getOrDefault(path, text(404, "{}")).to(exchange);
        }
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void on(String methodAndPath, Answer answer) {
        answers.put(methodAndPath, answer);
    }

    static Answer text(int status, String body) {
        return content(status, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer content(int status, byte[] body) {
        return exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Leads somewhere else. */
    static Answer redirect(String target) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(307, -1);
        };
    }

    /** Asks who it is, unless it is the one that is expected. */
    static Answer guarded(String challenge, String expected, Answer behind) {
        return exchange -> {
            if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                behind.to(exchange);
            } else {
                exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
                text(401, "{\"errors\":[{\"message\":\"who are you?\"}]}").to(exchange);
            }
        };
    }

    /** Offers a stack as {@code shop:1}, whose layers are these. */
    void offer(Descriptor... layers) {
        offerManifest(
                new Manifest(
                        Manifest.IMAGE,
                        "application/vnd.docker.compose.project",
                        Optional.of(
                                new Descriptor(
                                        Descriptor.EMPTY,
                                        Digest.of(new byte[] {'{', '}'}),
                                        2,
                                        "",
                                        Map.of())),
                        List.of(layers),
                        List.of(),
                        Optional.empty(),
                        Map.of()));
    }

    /** Offers a manifest as {@code shop:1}, and by its digest. */
    String offerManifest(Manifest manifest) {
        var content = ManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8);
        on("GET /v2/shop/manifests/1", content(200, content));
        on("GET /v2/shop/manifests/" + Digest.of(content), content(200, content));
        return Digest.of(content);
    }

    /** A layer that is a definition, and lies there. */
    Descriptor definition(String text, Map<String, String> annotations) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var all = new HashMap<>(Map.of("com.docker.compose.file", "compose.yaml"));
        all.putAll(annotations);
        var layer = Descriptor.of("application/vnd.docker.compose.file+yaml", content, all);
        on("GET /v2/shop/blobs/" + layer.digest(), content(200, content));
        return layer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
