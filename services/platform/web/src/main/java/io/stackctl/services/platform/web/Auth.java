package io.stackctl.services.platform.web;

import io.stackctl.services.kit.Handler;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/** Hands requests on to auth, with what it needs to know of them, and its answers back. */
final class Auth implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final Secret key;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();

    Auth(String url, Secret key) {
        this.url = url;
        this.key = key;
    }

    /** A handler that has auth answer at the path. */
    Handler call(String path) {
        return request -> {
            refuseOtherSites(request);
            try {
                return answer(client.send(forward(request, path), ofBytes()));
            } catch (IOException _) {
                throw new HttpError(502, "Signing in does not work at this moment: try again.");
            }
        };
    }

    /** A page of another site must not log its visitors in or out here (Fetch Metadata, W3C). */
    private static void refuseOtherSites(Request request) {
        var site = request.header("Sec-Fetch-Site").orElse("none");
        if (!Set.of("same-origin", "none").contains(site)) {
            throw new HttpError(403, "only this site's own pages may ask this");
        }
    }

    private HttpRequest forward(Request request, String path) throws IOException {
        var body = HttpRequest.BodyPublishers.ofString(request.text());
        var forward =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(PATIENCE)
                        .method(request.method().equals("HEAD") ? "GET" : request.method(), body)
                        .header("Accept", "application/json")
                        .header("X-Front-End-Key", key.value())
                        // The gateway, through which every request came, set it.
                        .header(
                                "X-Client-Address",
                                request.header("X-Real-Ip")
                                        .orElseGet(() -> request.peer().getHostAddress()));
        request.header("Cookie").ifPresent(cookies -> forward.header("Cookie", cookies));
        return forward.build();
    }

    private static Response answer(HttpResponse<byte[]> from) {
        var type = from.headers().firstValue("Content-Type").orElse("application/json");
        var answer =
                Response.bytes(type, from.body())
                        .withStatus(from.statusCode())
                        .withHeader("Cache-Control", "no-store");
        return from.headers()
                .firstValue("Set-Cookie")
                .map(cookie -> answer.withHeader("Set-Cookie", cookie))
                .orElse(answer);
    }

    private static HttpResponse.BodyHandler<byte[]> ofBytes() {
        return HttpResponse.BodyHandlers.ofByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
