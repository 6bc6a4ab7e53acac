package io.stackctl.kubernetes.fake;

import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import tools.jackson.databind.node.ObjectNode;

/**
 * An API server of one namespace, without anybody who makes pods: tests say how things stand. What
 * becomes of applied fields and of conflicts was tried beside a real one.
 */
public final class FakeCluster implements AutoCloseable {

    public static final String NAMESPACE = "test";

    /** It tells of each request. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final ObjectStore store = new ObjectStore();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> logs = new ConcurrentHashMap<>();
    private final List<Function<RecordedRequest, Optional<MockResponse>>> rules =
            Collections.synchronizedList(new ArrayList<>());

    public FakeCluster() {
        SERVER_LOG.setLevel(Level.OFF);
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return answer(request);
                    }
                });
        server.start();
    }

    /** From now on each workload stands as it is to be, as soon as it is said how. */
    public FakeCluster ready() {
        store.beReady();
        return this;
    }

    /** The kubeconfig of a user of it, in a folder. */
    public Path kubeconfig(Path folder) {
        var text =
                """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: here, context: {cluster: c, user: u, namespace: %s}}]
                """
                        .formatted(server.getPort(), NAMESPACE);
        try {
            return Files.writeString(folder.resolve("kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MockResponse answer(RecordedRequest request) {
        asked.add(request.getMethod() + " " + request.getPath() + orphaning(request));
        for (var rule : List.copyOf(rules)) {
            var answer = rule.apply(request);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        var path = request.getPath().replaceFirst("[?].*", "");
        if (path.endsWith("/log")) {
            var log = logs.getOrDefault(path.replaceFirst(".*/pods/([^/]+)/log", "$1"), "");
            return new MockResponse().setResponseCode(200).setBody(log);
        }
        return store.answer(request);
    }

    /** What is said of the pods of an object that goes, where they stay. */
    private static String orphaning(RecordedRequest request) {
        return request.getMethod().equals("DELETE") && request.getUtf8Body().contains("\"Orphan\"")
                ? " Orphan"
                : "";
    }

    /**
     * Answers otherwise what fits.
     *
     * @param pattern of method and path, such as {@code PATCH .*deployments/web.*}
     */
    public void refuse(String pattern, int code, String body) {
        rules.add(request ->
                (request.getMethod() + " " + request.getPath()).matches(pattern)
                        ? Optional.of(
                                new MockResponse()
                                        .setResponseCode(code)
                                        .setHeader("Content-Type", "application/json")
                                        .setBody(body))
                        : Optional.empty());
    }

    /** The same once. */
    public void refuseOnce(String pattern, int code, String body) {
        var done = new boolean[1];
        rules.add(request -> {
            if (done[0] || !(request.getMethod() + " " + request.getPath()).matches(pattern)) {
                return Optional.empty();
            }
            done[0] = true;
            return Optional.of(new MockResponse().setResponseCode(code).setBody(body));
        });
    }

    /** Has something happen once, before the first request is answered that fits. */
    public void onceAsked(String pattern, Runnable happening) {
        onAsked(pattern, 1, happening);
    }

    /**
     * The same at another time.
     *
     * @param which of the requests that fit, from 1 on
     */
    public void onAsked(String pattern, int which, Runnable happening) {
        var seen = new AtomicInteger();
        rules.add(request -> {
            boolean fits = (request.getMethod() + " " + request.getPath()).matches(pattern);
            if (fits && seen.incrementAndGet() == which) {
                happening.run();
            }
            return Optional.empty();
        });
    }

    /** Changes an object as somebody else would, such as a controller its status. */
    public void change(String plural, String name, Consumer<ObjectNode> change) {
        store.change(plural, name, change);
    }

    /** Sets fields of an object in another manager's name. */
    public void set(String manager, String plural, String name, String merge) {
        store.set(manager, plural, name, merge);
    }

    /** Puts an object there that nobody has applied. */
    public void put(String plural, String json) {
        store.put(plural, json);
    }

    /** An object as it is; empty where there is none. */
    public Optional<ObjectNode> find(String plural, String name) {
        return store.find(plural, name);
    }

    /** The names of the objects of a kind. */
    public List<String> names(String plural) {
        return store.names(plural);
    }

    /** What a pod wrote. */
    public void log(String pod, String text) {
        logs.put(pod, text);
    }

    /** From now on, what is run in a pod writes this, and ends well. */
    public void process(String output) {
        rules.add(request ->
                request.getPath().contains("/exec?")
                        ? Optional.of(
                                new MockResponse().withWebSocketUpgrade(new EndingProcess(output)))
                        : Optional.empty());
    }

    private static final class EndingProcess extends WebSocketListener {
        private final String output;

        private EndingProcess(String output) {
            this.output = output;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            socket.send(("\u0001" + output).getBytes(StandardCharsets.UTF_8));
            socket.send("\u0003{\"status\":\"Success\"}".getBytes(StandardCharsets.UTF_8));
            socket.close(1000, "");
        }
    }

    /** What was asked so far that changes something, or would: method and path. */
    public List<String> changes() {
        return List.copyOf(asked).stream().filter(line -> !line.startsWith("GET ")).toList();
    }

    /** All that was asked so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
