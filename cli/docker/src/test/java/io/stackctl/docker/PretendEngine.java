package io.stackctl.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.host.EngineLocator;
import io.stackctl.local.Settings;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine's API with fixed answers, and what was asked of it. */
public final class PretendEngine implements AutoCloseable {

    private record Answer(int status, String body) {}

    /**
     * What was asked.
     *
     * @param call as {@link #answering} names it
     * @param version of the API, such as {@code v1.41}; empty where the call said none
     * @param query decoded; empty where the call had none
     */
    public record Asked(String call, String version, String query, String body) {}

    private static final Pattern VERSIONED =
            Pattern.compile("(/(?<version>v[0-9.]+))?(?<path>/.*)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, Answer> once = new ConcurrentHashMap<>();
    private final Map<String, Deque<String>> turns = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> expected = new ConcurrentHashMap<>();
    private final Map<String, String> headers;

    private PretendEngine(Map<String, String> headers) throws IOException {
        this.headers = new ConcurrentHashMap<>(headers);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One of Docker. */
    public static PretendEngine docker() throws IOException {
        return docker("1.41");
    }

    /** One of Docker whose newest API version is that; empty for one that does not say it. */
    public static PretendEngine docker(String version) throws IOException {
        return new PretendEngine(version.isEmpty() ? Map.of() : Map.of("Api-Version", version));
    }

    /** One of Podman. */
    public static PretendEngine podman() throws IOException {
        return new PretendEngine(Map.of("Api-Version", "1.41", "Libpod-Api-Version", "5.4.2"));
    }

    /**
     * Answers a call so from now on; any other is not found.
     *
     * @param call such as {@code GET /containers/json}, without the API's version and the query
     */
    public PretendEngine answering(String call, int status, String body) {
        answers.put(call, new Answer(status, body));
        return this;
    }

    /** Answers a call with one body after the other, and from then on with the last. */
    public PretendEngine answeringInTurn(String call, String... bodies) {
        turns.put(call, new ArrayDeque<>(List.of(bodies)));
        return this;
    }

    /** Answers a call so once, and then as it does anyway. */
    public PretendEngine answeringOnce(String call, int status, String body) {
        once.put(call, new Answer(status, body));
        return this;
    }

    private Answer answerTo(String call) {
        var first = once.remove(call);
        if (first != null) {
            return first;
        }
        var bodies = turns.get(call);
        if (bodies != null) {
            synchronized (bodies) {
                return new Answer(200, bodies.size() > 1 ? bodies.remove() : bodies.element());
            }
        }
        // Podman's words for what it does not know.
        return answers.getOrDefault(call, new Answer(404, "Not Found\n"));
    }

    /** Has every answer say so in a header. */
    PretendEngine telling(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The calls so far, as {@link #answering} names them. */
    public List<String> calls() {
        return asked.stream().map(Asked::call).toList();
    }

    /** The same with what came along. */
    public List<Asked> asked() {
        return asked;
    }

    /** Blocks until a call was asked; false when it never is. */
    boolean await(String call) throws InterruptedException {
        return expected.computeIfAbsent(call, _ -> new CountDownLatch(1))
                .await(30, TimeUnit.SECONDS);
    }

    /** The value of {@code DOCKER_HOST} that means it. */
    public String address() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What is said to it. */
    public DockerEngine engine(Map<String, String> more) {
        return new DockerEngine(settings(more), _ -> {});
    }

    /** The same, call by call. */
    EngineApi api() {
        Settings settings = settings(Map.of());
        return new EngineApi(new EngineLocator(settings, Map.of()).locate(), settings, _ -> {});
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> variables = new ConcurrentHashMap<>(more);
        variables.put("DOCKER_HOST", address());
        return TestSettings.of(variables);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Matcher path = VERSIONED.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                throw new IOException("not a path: " + exchange.getRequestURI());
            }
            String call = exchange.getRequestMethod() + " " + path.group("path");
            String version = Objects.requireNonNullElse(path.group("version"), "");
            String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
            asked.add(new Asked(call, version, query, body));
            expected.computeIfAbsent(call, _ -> new CountDownLatch(1)).countDown();
            Answer answer = answerTo(call);
            headers.forEach(exchange.getResponseHeaders()::set);
            if (!answer.body().startsWith("Not")) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
            }
            byte[] content = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(
                    answer.status(), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
