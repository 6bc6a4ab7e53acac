package io.stackctl.stacks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks over HTTP what people and browsers would. */
final class Web {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    private Web() {}

    static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return CLIENT.send(request(url).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    static CompletableFuture<HttpResponse<String>> getLater(String url) {
        return CLIENT.sendAsync(request(url).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request of which no answer is expected, because it brings the service down. */
    static void post(String url) {
        var _ =
                CLIENT.sendAsync(
                        request(url).POST(HttpRequest.BodyPublishers.noBody()).build(),
                        HttpResponse.BodyHandlers.discarding());
    }

    /** Sends JSON, or what is meant to be mistaken for it. */
    static HttpResponse<String> send(String method, String url, String body)
            throws IOException, InterruptedException {
        var request =
                request(url)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Asks as somebody who has the cookie. */
    static HttpResponse<String> get(String url, String cookie)
            throws IOException, InterruptedException {
        var request = request(url).header("Cookie", cookie).GET().build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static boolean answers(String url) throws InterruptedException {
        try {
            return get(url).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /** Asks a host that the proxy knows and no name server needs to. */
    static HttpResponse<String> getOfHost(String host, String url)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(url).header("Host", host).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a body; the cookie is left out where it is empty. */
    static HttpResponse<String> send(String method, String url, String body, String cookie)
            throws IOException, InterruptedException {
        var request = request(url).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a body and fields, of which {@code Host} may be one. */
    static HttpResponse<String> send(
            String method, String url, String body, Map<String, String> fields)
            throws IOException, InterruptedException {
        var request = request(url).method(method, HttpRequest.BodyPublishers.ofString(body));
        fields.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofMinutes(1));
    }
}
