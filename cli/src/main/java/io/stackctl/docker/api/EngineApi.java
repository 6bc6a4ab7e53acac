package io.stackctl.docker.api;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.host.EngineAddress;
import io.stackctl.docker.host.Unreachable;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.transport.EngineTransport;
import io.stackctl.docker.transport.Upgrade;
import io.stackctl.engine.ApiVersion;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Engine API of one engine. Every method throws {@link StackException} with an engine failure
 * when there is no answer, or one that refuses.
 */
public final class EngineApi implements Closeable {

    private static final int LONGEST_REFUSAL = 64 * 1024;

    private final EngineAddress address;
    private final EngineTransport transport;
    private final SlowCalls slowCalls;
    private final SpokenVersion version;

    /**
     * Creates one; nothing is connected yet.
     *
     * @param fixedVersion the version to speak; empty for the newest that both sides know
     * @param notices told what is waited for when the engine takes long
     */
    public EngineApi(EngineAddress address, String fixedVersion, Consumer<String> notices) {
        this.address = address;
        this.transport = address.transport();
        this.slowCalls = new SlowCalls(notices);
        this.version = new SpokenVersion(fixedVersion);
    }

    public EngineAddress address() {
        return address;
    }

    /** The version both sides speak; asks the engine where no answer has told it yet. */
    public ApiVersion version() {
        if (!version.isKnown()) {
            run(ApiCall.head("/_ping"));
        }
        return version.get();
    }

    /** The answer to a call, as JSON. */
    public Json read(ApiCall call) {
        try (Response response = open(call)) {
            return json(call, response);
        }
    }

    /** The answer to a call; empty when what it is about does not exist. */
    public Optional<Json> find(ApiCall call) {
        try (Response response = send(call)) {
            if (response.getStatusCode() == 404) {
                drain(call, response.getBody());
                return Optional.empty();
            }
            return Optional.of(json(call, accepted(call, response)));
        }
    }

    /** Makes a call whose answer says nothing. */
    public void run(ApiCall call) {
        try (Response response = open(call)) {
            drain(call, response.getBody());
        }
    }

    /** Makes a call whose answer is a stream. The caller closes it. */
    public Response open(ApiCall call) {
        return accepted(call, send(call));
    }

    /** Makes a call whatever the engine answers. The caller closes the answer. */
    public Response send(ApiCall call) {
        return waiting(call, () -> transport.execute(request(call)));
    }

    /** Makes a call that turns its connection into a two-way stream. The caller closes it. */
    public Upgrade upgrade(ApiCall call) {
        return upgrade(call, "tcp");
    }

    /**
     * The same for a connection on which both sides speak another protocol from then on.
     *
     * @param protocol such as {@code h2c}
     */
    public Upgrade upgrade(ApiCall call, String protocol) {
        call.header("Connection", "Upgrade").header("Upgrade", protocol);
        Upgrade answer = waiting(call, () -> transport.upgrade(request(call)));
        accepted(call, answer);
        return answer;
    }

    /** Explains a stream that broke while it was read. */
    public StackException broken(ApiCall call, IOException cause) {
        // A channel of its own says so; under TLS and HttpClient the thread's mark is what is left.
        if (cause instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            return new StackException(new Interrupted(), cause);
        }
        return new StackException(Unreachable.explain(address, call.toString(), cause), cause);
    }

    /** Sends a call. */
    private interface Sending<T> {
        T send();
    }

    private <T extends Response> T waiting(ApiCall call, Sending<T> sending) {
        try (SlowCalls.@Nullable Wait _ =
                call.patience()
                        .map(patience -> slowCalls.begin(call.toString(), patience))
                        .orElse(null)) {
            T response = sending.send();
            version.learn(response);
            return response;
        } catch (UncheckedIOException e) {
            throw broken(call, Objects.requireNonNull(e.getCause()));
        }
    }

    private Request request(ApiCall call) {
        Request.Builder request =
                Request.builder()
                        .method(call.method())
                        .path(address.basePath() + version.prefix() + call.target())
                        .putAllHeaders(call.headers());
        Json json = call.json();
        InputStream stream = call.stream();
        if (json != null) {
            request.bodyBytes(json.toString().getBytes(StandardCharsets.UTF_8));
        } else if (stream != null) {
            request.body(stream);
        }
        return request.build();
    }

    /** Passes an answer on, or throws what it refuses. */
    private Response accepted(ApiCall call, Response response) {
        int status = response.getStatusCode();
        // 304 says that things are as the call wants them: started, or stopped.
        if (status < 400) {
            return response;
        }
        try (response) {
            throw new StackException(Refusal.of(status, refusal(call, response)));
        }
    }

    private String refusal(ApiCall call, Response response) {
        try {
            InputStream body = response.getBody();
            String text =
                    new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8).strip();
            drain(call, body);
            if (text.startsWith("{")) {
                return JsonInput.parse(text).text("message");
            }
            return text.isEmpty() ? call + ": status " + response.getStatusCode() : text;
        } catch (IOException e) {
            throw broken(call, e);
        }
    }

    private Json json(ApiCall call, Response response) {
        InputStream body = response.getBody();
        try {
            Json json = JsonInput.parse(body);
            drain(call, body);
            return json;
        } catch (IOException e) {
            throw broken(call, e);
        }
    }

    /** Reads to the end, after which the connection can serve again. */
    private void drain(ApiCall call, @Nullable InputStream body) {
        try {
            byte[] rest = new byte[512];
            while (body != null && body.read(rest) >= 0) {
                // What is left says nothing.
            }
        } catch (IOException e) {
            throw broken(call, e);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            // Nothing more is asked of the engine.
        }
    }
}
