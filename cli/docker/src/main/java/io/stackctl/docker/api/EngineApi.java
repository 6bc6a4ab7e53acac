package io.stackctl.docker.api;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.host.EngineAddress;
import io.stackctl.docker.host.Unreachable;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.json.WrongKindException;
import io.stackctl.docker.transport.EngineTransport;
import io.stackctl.docker.transport.Upgrade;
import io.stackctl.engine.ApiVersion;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Engine API of one engine. Every method throws {@link StackException} with an engine failure
 * when there is no answer, or one that refuses.
 */
public final class EngineApi implements Closeable {

    private final EngineAddress address;
    private final EngineTransport transport;
    private final SlowCalls slowCalls;
    private final SpokenVersion version;
    private final EngineMake make = new EngineMake();

    /**
     * Creates one; nothing is connected yet.
     *
     * @param settings where {@code DOCKER_API_VERSION} says the version to speak; without it, it is
     *     the newest that both sides know
     * @param notices told what is waited for when the engine takes long
     */
    public EngineApi(EngineAddress address, Settings settings, Consumer<String> notices) {
        this.address = address;
        this.transport = address.transport(settings);
        this.slowCalls = new SlowCalls(notices);
        this.version = new SpokenVersion(settings.variable("DOCKER_API_VERSION"));
    }

    public EngineAddress address() {
        return address;
    }

    /**
     * The version both sides speak; asks the engine where no answer has told it yet. One that does
     * not say it even then is taken to know the newest.
     */
    public ApiVersion version() {
        if (!version.isKnown()) {
            run(ApiCall.head("/_ping"));
            version.assume();
        }
        return version.get();
    }

    /** Whose engine it is, as far as an answer has told it. */
    public EngineMake make() {
        return make;
    }

    /**
     * Makes a call that is answered by a JSON object.
     *
     * @param reader makes something of the object; whatever it throws, the answer is to blame
     */
    public <T> T object(ApiCall call, Function<Json, T> reader) {
        return waiting(
                call,
                () -> {
                    try (Response response = accepted(call, transport.execute(request(call)))) {
                        return reader.apply(requireObject(JsonInput.parse(response.getBody())));
                    }
                });
    }

    /**
     * Makes a call that is answered by a JSON array of objects.
     *
     * @param reader makes something of one object; whatever it throws, the answer is to blame
     */
    public <T> List<T> list(ApiCall call, Function<Json, T> reader) {
        return waiting(
                call,
                () -> {
                    try (Response response = accepted(call, transport.execute(request(call)))) {
                        return entries(JsonInput.parse(response.getBody()), reader);
                    }
                });
    }

    /** The same as {@link #object}; empty when what the call is about does not exist. */
    public <T> Optional<T> find(ApiCall call, Function<Json, T> reader) {
        try {
            return Optional.of(object(call, reader));
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure failure
                    && failure.status() == 404
                    && failure.kind() != Kind.OTHER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Makes a call whose answer says nothing but that it was done. */
    public void run(ApiCall call) {
        waiting(
                call,
                () -> {
                    try (Response response = accepted(call, transport.execute(request(call)))) {
                        AnswerReader.drain(response.getBody());
                        return response;
                    }
                });
    }

    /** Makes a call whose answer is a stream. The caller closes it. */
    public Response open(ApiCall call) {
        return waiting(call, () -> accepted(call, transport.execute(request(call))));
    }

    /**
     * Makes a call whose answer is a stream, and reads it to its end, however long that takes.
     *
     * @param reader takes the stream; what it throws breaks off the reading
     */
    public void read(ApiCall call, BodyReader reader) {
        try (Response response = open(call.endlessPatience())) {
            reader.read(response.getBody());
        } catch (IOException e) {
            throw broken(call, e);
        }
    }

    /** Reads the body of an answer. */
    @FunctionalInterface
    public interface BodyReader {
        /** Reads; the connection may break meanwhile. */
        void read(InputStream body) throws IOException;
    }

    /** Makes a call whatever the engine answers. */
    public void attempt(ApiCall call) {
        waiting(
                call,
                () -> {
                    try (Response response = transport.execute(request(call))) {
                        return response;
                    }
                });
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
        // 200: where a proxy has taken the header away.
        call.answeredBy(101, 200);
        Upgrade answer =
                waiting(
                        call,
                        () -> {
                            Upgrade upgrade = transport.upgrade(request(call));
                            accepted(call, upgrade);
                            return upgrade;
                        });
        if (!answer.upgraded()) {
            answer.close();
            throw foreign(call, "it does not make its connection a stream");
        }
        return answer;
    }

    /**
     * Makes something of a part of a streamed answer.
     *
     * @param reading whatever it throws, the answer is to blame
     */
    public <T> T understood(ApiCall call, Reading<T> reading) {
        try {
            return reading.read();
        } catch (StackException e) {
            throw e;
        } catch (IOException e) {
            throw broken(call, e);
        } catch (UncheckedIOException e) {
            throw broken(call, Objects.requireNonNull(e.getCause()));
        } catch (OutOfMemoryError e) {
            throw foreign(call, "its answer is too large");
        } catch (WrongKindException | InvalidValueException e) {
            throw foreign(call, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw new StackException(
                    Unreachable.foreign(address, call.toString(), "its answer makes no sense"), e);
        }
    }

    /** Reads of an answer. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads; the connection may break meanwhile. */
        T read() throws IOException;
    }

    private StackException foreign(ApiCall call, String why) {
        return new StackException(Unreachable.foreign(address, call.toString(), why));
    }

    /** Explains a stream that broke while it was read. */
    public StackException broken(ApiCall call, IOException cause) {
        // A channel of its own says so; under TLS and HttpClient the thread's mark is what is left.
        if (cause instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
            return new StackException(new Interrupted(), cause);
        }
        return new StackException(Unreachable.explain(address, call.toString(), cause), cause);
    }

    private <T> T waiting(ApiCall call, Reading<T> reading) {
        try (SlowCalls.@Nullable Wait _ =
                call.patience()
                        .map(patience -> slowCalls.begin(call.toString(), patience))
                        .orElse(null)) {
            return understood(call, reading);
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
    private Response accepted(ApiCall call, Response response) throws IOException {
        version.learn(response);
        make.learn(response);
        if (response.getStatusCode() >= 400) {
            try (response) {
                throw new StackException(AnswerReader.refusal(call, response));
            }
        }
        String objection = AnswerReader.objection(call, response);
        if (objection != null) {
            try (response) {
                throw foreign(call, objection);
            }
        }
        return response;
    }

    private static Json requireObject(Json json) {
        if (!(json instanceof Json.JsonObject)) {
            throw new InvalidValueException(
                    "its answer is " + json.kind() + " where an object belongs", "");
        }
        return json;
    }

    private static <T> List<T> entries(Json json, Function<Json, T> reader) {
        if (!(json instanceof Json.JsonArray array)) {
            throw new InvalidValueException(
                    "its answer is " + json.kind() + " where a list belongs", "");
        }
        List<T> entries = new ArrayList<>(array.values().size());
        for (Json value : array.values()) {
            entries.add(reader.apply(requireObject(value)));
        }
        return entries;
    }

    @Override
    public void close() {
        slowCalls.close();
        try {
            transport.close();
        } catch (IOException e) {
            // Nothing more is asked of the engine.
        }
    }
}
