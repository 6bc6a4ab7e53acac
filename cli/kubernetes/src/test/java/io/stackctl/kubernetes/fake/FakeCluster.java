package io.stackctl.kubernetes.fake;

import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
        var done = new AtomicBoolean();
        rules.add(request -> {
            boolean fits = (request.getMethod() + " " + request.getPath()).matches(pattern);
            if (fits && done.compareAndSet(false, true)) {
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
