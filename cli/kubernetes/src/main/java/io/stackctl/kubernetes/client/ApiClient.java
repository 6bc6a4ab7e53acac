package io.stackctl.kubernetes.client;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Asks one cluster. Several threads may. */
public final class ApiClient implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** More than the pods of a large stack take; who says more does not mean well. */
    private static final int LONGEST = 64 * 1024 * 1024;

    /** As much as is read of the reasons why lines are not to be had. */
    private static final int LONGEST_REASON = 64 * 1024;

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ClusterTransport transport = new ClusterTransport();
    private final String server;
    private final HttpClient http;
    private final Duration patience;
    private final Set<LineStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A client that calls, and streams, by what a kubeconfig says. */
    public ApiClient(Config config) {
        this.server = config.getMasterUrl().replaceFirst("/+$", "");
        this.patience = Duration.ofMillis(2L * config.getRequestTimeout());
        this.http =
                transport.newBuilder(config).addOrReplaceInterceptor("identity", transport).build();
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws StackException when there is none
     */
    public ApiAnswer call(ApiRequest request) {
        var builder = request(request.path());
        if (request.contentType().isEmpty()) {
            builder.method(request.method(), null, (String) null);
        } else {
            builder.method(request.method(), request.contentType(), request.body());
        }
        var body = new BoundedBody(LONGEST);
        var answer =
                await(
                        http.consumeBytes(builder.build(), body)
                                .thenCompose(response ->
                                        body.read(response.body())
                                                .thenApply(text ->
                                                        new ApiAnswer(
                                                                request,
                                                                response.code(),
                                                                read(text)))));
        if (answer.isGood() && answer.body().isMissingNode()) {
            throw new StackException(
                    foreign("the cluster at " + server + " answers with what is no JSON"));
        }
        return answer;
    }

    /**
     * The body of what is asked for.
     *
     * @throws StackException when it is not to be had
     */
    public JsonNode get(ApiPath path) {
        return call(ApiRequest.get(path)).orThrow();
    }

    /**
     * Begins to read lines for as long as there are some.
     *
     * @param longest how many bytes a line may have; a longer one comes in pieces
     * @throws StackException when they are not to be had
     */
    public LineStream lines(ApiPath path, int longest) {
        var stream = new LineStream(longest, () -> open.removeIf(LineStream::isClosed));
        var response = await(http.consumeBytes(request(path).forStreaming().build(), stream));
        open.add(stream);
        stream.begin(response.body());
        if (closed) {
            stream.close();
        }
        if (response.isSuccessful()) {
            return stream;
        }
        try (stream) {
            var body = new StringBuilder();
            for (var line = stream.next(patience);
                    line != null && body.length() < LONGEST_REASON;
                    line = stream.next(patience)) {
                body.append(line);
            }
            var why = new ApiAnswer(ApiRequest.get(path), response.code(), read(body.toString()));
            throw new StackException(ApiRefusal.of(why));
        }
    }

    /**
     * Joins what is asked for. Something must have been asked before, so that it is known who asks.
     *
     * @throws StackException when it is not to be had
     */
    public ChannelSocket join(ApiPath path) {
        return join(path, HEARTBEAT);
    }

    ChannelSocket join(ApiPath path, Duration heartbeat) {
        var channels = new ChannelSocket(heartbeat, heartbeat.multipliedBy(4));
        try {
            var socket =
                    await(
                            transport.open(
                                    URI.create(server.replaceFirst("^http", "ws") + path),
                                    List.of(ChannelSocket.ENDING, ChannelSocket.PLAIN),
                                    channels));
            channels.begin(socket);
            return channels;
        } catch (StackException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                var response = refused.getResponse();
                var why = read(String.valueOf(response.body()));
                throw new StackException(
                        ApiRefusal.of(
                                new ApiAnswer(ApiRequest.get(path), response.statusCode(), why)),
                        e);
            }
            throw e;
        }
    }

    /** Whether it was closed, so that nothing is to be had any more. */
    public boolean isClosed() {
        return closed;
    }

    private HttpRequest.Builder request(ApiPath path) {
        return http.newHttpRequestBuilder().uri(server + path).header("Accept", "application/json");
    }

    /** Reads what the cluster says; what is no JSON is said by somebody else in its place. */
    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException none) {
            return MissingNode.getInstance();
        }
    }

    private <T> T await(CompletableFuture<T> answer) {
        try {
            // The client's own limit ends with the first byte of an answer, and it tries again.
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new StackException(new Failure.Interrupted(), e);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof BoundedBody.TooLong endless
                    ? strange(endless)
                    : unreachable(cause);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new StackException(
                    new EngineFailure(
                            EngineFailure.Kind.UNREACHABLE,
                            "the cluster at "
                                    + server
                                    + " does not answer: it was waited for "
                                    + patience.toSeconds()
                                    + " s",
                            0,
                            "is it there, and nothing between that lets no answer through?"),
                    e);
        }
    }

    private StackException strange(BoundedBody.TooLong endless) {
        return new StackException(
                foreign(
                        "the cluster at "
                                + server
                                + " is not listened to: "
                                + endless.getMessage()),
                endless);
    }

    private static EngineFailure foreign(String what) {
        return new EngineFailure(
                EngineFailure.Kind.FOREIGN, what, 0, "is it an API server that answers there?");
    }

    private StackException unreachable(Throwable cause) {
        return new StackException(
                new EngineFailure(
                        EngineFailure.Kind.UNREACHABLE,
                        "cannot reach the cluster at " + server + ": " + words(cause),
                        0,
                        "is it the right context? kubectl config get-contexts lists them"),
                cause);
    }

    /** What the JDK says, where it says anything. */
    private static String words(Throwable cause) {
        var said = cause.getMessage();
        if (said != null) {
            return said;
        }
        for (var why = cause; why != null; why = why.getCause()) {
            if (why instanceof UnresolvedAddressException) {
                return "no machine is known by that name";
            }
        }
        return cause instanceof ConnectException
                ? "connection refused"
                : cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(LineStream::close);
        http.close();
    }
}
