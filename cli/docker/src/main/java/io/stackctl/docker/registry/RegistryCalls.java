package io.stackctl.docker.registry;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.json.WrongKindException;
import io.stackctl.docker.registry.RegistryExchange.Call;
import io.stackctl.failure.Failure.RegistryFailure;
import io.stackctl.failure.StackException;
import io.stackctl.registry.ArtifactReference;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls to a repository, made again with a login when the registry asks who it is. */
final class RegistryCalls {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_WORDS = 300;
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final RegistryExchange exchange;
    private final RegistryAddresses addresses;
    private final RegistryLogin login;

    /** What was accepted last, by repository and whether it may write. */
    private final Map<String, String> accepted = new HashMap<>();

    RegistryCalls(RegistryExchange exchange, RegistryAddresses addresses, RegistryLogin login) {
        this.exchange = exchange;
        this.addresses = addresses;
        this.login = login;
    }

    /** Makes the call in one of the ways in which an answer can be read. */
    @FunctionalInterface
    private interface Sending<T> {
        HttpResponse<T> send(Call call) throws IOException;
    }

    /** The address of a part of a repository, such as {@code manifests/latest}. */
    URI address(ArtifactReference reference, String part) {
        return addresses
                .of(reference.registry())
                .resolve("/v2/" + reference.repository() + "/" + part);
    }

    /** Asks, and takes an answer of at most so many bytes. */
    HttpResponse<byte[]> ask(
            ArtifactReference reference,
            String method,
            URI uri,
            Map<String, String> headers,
            long most) {
        var call = new Call(method, uri, headers, "", null);
        return made(reference, call, made -> exchange.send(made, most));
    }

    /** Asks for a content that is read while it comes. */
    HttpResponse<InputStream> stream(ArtifactReference reference, URI uri) {
        return made(reference, new Call("GET", uri, Map.of(), "", null), exchange::stream);
    }

    /** Sends something; a body that can be sent once has to be preceded by another call. */
    HttpResponse<byte[]> send(
            ArtifactReference reference,
            String method,
            URI uri,
            Map<String, String> headers,
            @Nullable BodyPublisher body) {
        var call = new Call(method, uri, headers, "", body);
        return made(reference, call, made -> exchange.upload(made, LONGEST_ANSWER));
    }

    private <T> HttpResponse<T> made(ArtifactReference reference, Call call, Sending<T> sending) {
        var address = addresses.of(reference.registry());
        // An upload may go elsewhere, where nobody need know who sends it.
        var isOurs =
                address.getHost().equals(call.uri().getHost())
                        && address.getPort() == call.uri().getPort()
                        && address.getScheme().equals(call.uri().getScheme());
        var writes = !call.method().equals("GET") && !call.method().equals("HEAD");
        var key = reference.name() + (writes ? " write" : "");
        try {
            var first =
                    sending.send(isOurs ? call.authorized(accepted.getOrDefault(key, "")) : call);
            if (first.statusCode() != UNAUTHORIZED || !isOurs) {
                return first;
            }
            var challenge = Challenge.of(first.headers().allValues("WWW-Authenticate"));
            if (challenge.isEmpty()) {
                return first;
            }
            var authorization = login.authorization(reference.registry(), address, challenge.get());
            if (authorization.isEmpty()) {
                return first;
            }
            var second = sending.send(call.authorized(authorization));
            if (second.statusCode() != UNAUTHORIZED) {
                accepted.put(key, authorization);
            }
            return second;
        } catch (IOException | WrongKindException e) {
            throw failed(reference, e);
        }
    }

    /** There was no answer, or none that can be understood. */
    static StackException failed(ArtifactReference reference, Exception cause) {
        return new StackException(
                new RegistryFailure(
                        "registry " + reference.registry() + ": " + words(cause),
                        0,
                        "check its name and the network; one without TLS has to be named with"
                                + " --insecure-registry"),
                cause);
    }

    private static String words(Exception failure) {
        var message = failure.getMessage();
        return message == null || message.isEmpty() ? "cannot be reached" : message;
    }

    /** It answers, and says no. */
    static StackException refused(ArtifactReference reference, int status, byte @Nullable [] body) {
        var own = body == null ? "" : ownWords(body);
        var words =
                switch (status) {
                    case UNAUTHORIZED -> "wants to know who asks";
                    case FORBIDDEN -> "forbids it";
                    case NOT_FOUND -> "does not have it";
                    default -> "answers " + status;
                };
        return new StackException(
                new RegistryFailure(
                        reference
                                + ": registry "
                                + reference.registry()
                                + " "
                                + words
                                + (own.isEmpty() ? "" : ": " + own),
                        status,
                        switch (status) {
                            case UNAUTHORIZED, FORBIDDEN ->
                                    "log in with an account that may: docker login "
                                            + reference.registry();
                            case NOT_FOUND -> "check name and tag";
                            default -> "try again later";
                        }));
    }

    /** The first of {@code {"errors":[{"code":…,"message":…}]}}. */
    private static String ownWords(byte[] body) {
        try {
            Json json = JsonInput.parse(new String(body, StandardCharsets.UTF_8));
            var errors = json.items("errors");
            var words = errors.isEmpty() ? "" : errors.getFirst().text("message");
            return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words;
        } catch (IOException | WrongKindException none) {
            return "";
        }
    }
}
