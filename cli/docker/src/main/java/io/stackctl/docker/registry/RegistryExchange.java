package io.stackctl.docker.registry;

import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call over HTTP. Whatever answers is bounded in length, time and redirects, and what says who
 * asks goes to the host that it is meant for and to no other.
 */
final class RegistryExchange {

    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final Duration TO_ANSWER = Duration.ofMinutes(2);

    /** For contents of images, which may be large. */
    private static final Duration TO_TRANSFER = Duration.ofHours(1);

    private static final int MOST_REDIRECTS = 5;

    private final Settings settings;
    private @Nullable HttpClient client;

    RegistryExchange(Settings settings) {
        this.settings = settings;
    }

    /**
     * A call.
     *
     * @param headers without the one that says who asks
     * @param authorization empty for nobody
     * @param body what is sent; null for nothing
     */
    record Call(
            String method,
            URI uri,
            Map<String, String> headers,
            String authorization,
            @Nullable BodyPublisher body) {

        Call {
            headers = Map.copyOf(headers);
        }

        Call authorized(String other) {
            return new Call(method, uri, headers, other, body);
        }

        private Call to(URI other) {
            return new Call(
                    method, other, headers, isSameHost(uri, other) ? authorization : "", body);
        }

        private static boolean isSameHost(URI one, URI other) {
            return one.getScheme().equalsIgnoreCase(other.getScheme())
                    && one.getHost().equalsIgnoreCase(other.getHost())
                    && one.getPort() == other.getPort();
        }
    }

    /**
     * Makes a call whose answer fits into memory.
     *
     * @param most how long the answer may be, in bytes
     * @throws IOException when there is no answer, or it is longer
     */
    HttpResponse<byte[]> send(Call call, long most) throws IOException {
        return follow(call, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most), TO_ANSWER);
    }

    /** Makes a call whose answer is read while it comes; whoever reads it closes it. */
    HttpResponse<InputStream> stream(Call call) throws IOException {
        return follow(call, BodyHandlers.ofInputStream(), TO_TRANSFER);
    }

    /** Makes a call that sends much. */
    HttpResponse<byte[]> upload(Call call, long most) throws IOException {
        return follow(call, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most), TO_TRANSFER);
    }

    private <T> HttpResponse<T> follow(Call call, BodyHandler<T> handler, Duration patience)
            throws IOException {
        var asked = call;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = once(asked, handler, patience);
            if (!isRedirect(answer.statusCode())) {
                return answer;
            }
            asked = asked.to(target(asked.uri(), answer));
        }
        throw new IOException("more than " + MOST_REDIRECTS + " redirects");
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    /** Where an answer leads: never from TLS to none. */
    static URI target(URI asked, HttpResponse<?> answer) throws IOException {
        var location = answer.headers().firstValue("Location").orElse("");
        URI target;
        try {
            target = asked.resolve(location);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("it leads to no address", malformed);
        }
        var isWeb = "https".equals(target.getScheme()) || "http".equals(target.getScheme());
        if (location.isEmpty() || !isWeb || target.getHost() == null) {
            throw new IOException("it leads to no address");
        }
        if ("http".equals(target.getScheme()) && !"http".equals(asked.getScheme())) {
            throw new IOException("it leads to an address without TLS");
        }
        return target;
    }

    private <T> HttpResponse<T> once(Call call, BodyHandler<T> handler, Duration patience)
            throws IOException {
        var answer = client().sendAsync(request(call, patience), handler);
        try {
            // The request's own timeout ends with the answer's first line.
            return answer.get(patience.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed
                    ? failed
                    : new IOException(String.valueOf(e.getMessage()), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    private static HttpRequest request(Call call, Duration patience) throws IOException {
        try {
            var request =
                    HttpRequest.newBuilder(call.uri())
                            .timeout(patience)
                            .method(
                                    call.method(),
                                    call.body() == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : call.body());
            call.headers().forEach(request::setHeader);
            if (!call.authorization().isEmpty()) {
                request.setHeader("Authorization", call.authorization());
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            // Such as the type of a manifest, which whoever wrote it chose.
            throw new IOException("what lies there fits into no request", e);
        }
    }

    private HttpClient client() throws IOException {
        var known = client;
        if (known == null) {
            known =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(TO_CONNECT)
                            .sslContext(SystemTrust.context(settings.variable("SSL_CERT_FILE")))
                            .proxy(new ProxyVariables(settings))
                            .build();
            client = known;
        }
        return known;
    }
}
