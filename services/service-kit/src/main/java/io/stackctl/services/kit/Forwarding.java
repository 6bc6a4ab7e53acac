package io.stackctl.services.kit;

import io.stackctl.services.http.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Passes requests below a path on to another service, and its answers back as they come, event
 * streams too: a page then has its own service and its backend under one address.
 */
final class Forwarding implements Handler {
    /** What is between two neighbours only (RFC 9110, 7.6.1), or is made anew by the client. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "http2-settings",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private static final Duration UNTIL_IT_BEGINS_TO_ANSWER = Duration.ofSeconds(30);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();
    private final String path;
    private final Endpoint to;
    private final Duration patience;

    /**
     * Makes one.
     *
     * @param path is left out of what is passed on: with {@code /api}, {@code /api/votes} becomes
     *     {@code /votes}
     * @param patience for how long somebody is looked for who serves
     */
    Forwarding(String path, Endpoint to, Duration patience) {
        this.path = path;
        this.to = to;
        this.patience = patience;
    }

    boolean takes(Request request) {
        // As it was sent: the same number of characters is then left out of it.
        return request.target().startsWith(path + "/");
    }

    @Override
    public Response answer(Request request) throws IOException, InterruptedException {
        var body = HttpRequest.BodyPublishers.ofByteArray(request.bytes());
        var passedOn =
                HttpRequest.newBuilder(target(request))
                        .method(request.method(), body)
                        .timeout(UNTIL_IT_BEGINS_TO_ANSWER);
        request.headers()
                .forEach((name, value) -> {
                    if (isPassedOn(name)) {
                        passedOn.header(name, value);
                    }
                });
        if (request.header("X-Forwarded-Host").isEmpty()) {
            request.header("Host").ifPresent(host -> passedOn.header("X-Forwarded-Host", host));
        }
        try {
            return response(send(passedOn.build()));
        } catch (IOException e) {
            throw new HttpError(
                    502, "the service behind this one does not answer, try again later");
        }
    }

    /**
     * Tries again while nobody takes the connection, or whoever does only begins, as when one copy
     * of the service behind takes over from another: nothing was done, so nothing is done twice.
     */
    private HttpResponse<InputStream> send(HttpRequest request)
            throws IOException, InterruptedException {
        long last = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean over = System.nanoTime() - last > 0;
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                if (over || !isBeginning(answer)) {
                    return answer;
                }
                answer.body().close();
            } catch (ConnectException | HttpConnectTimeoutException | NoRouteToHostException e) {
                if (over) {
                    throw e;
                }
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    /** Whether it says that it serves soon (RFC 9110, 10.2.3). */
    private static boolean isBeginning(HttpResponse<InputStream> answer) {
        return answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
    }

    private URI target(Request request) {
        try {
            return URI.create("http://" + to + request.checkedTarget().substring(path.length()));
        } catch (Refusal refusal) {
            throw new HttpError(refusal.status(), refusal.reason());
        } catch (IllegalArgumentException e) {
            throw HttpError.badRequest("the address is not a valid one");
        }
    }

    private static Response response(HttpResponse<InputStream> answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> !isPassedOn(name));
        var length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        return new Response(
                answer.statusCode(),
                Map.of(),
                new Response.Body.PassedOn(headers, answer.body(), length));
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }
}
