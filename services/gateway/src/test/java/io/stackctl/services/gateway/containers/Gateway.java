package io.stackctl.services.gateway.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** A running gateway, as seen from the host. */
final class Gateway {
    private final String name;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Gateway(String name) {
        this.name = name;
    }

    /** Its address, {@code inside} being 80 or 8080. */
    URI address(String scheme, int inside, String path) throws IOException {
        var port =
                Containers.inspect(name)
                        .get("NetworkSettings")
                        .get("Ports")
                        .get(inside + "/tcp")
                        .items()
                        .getFirst()
                        .get("HostPort")
                        .text();
        return URI.create(scheme + "://127.0.0.1:" + port + path);
    }

    HttpClient client() {
        return client;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address("http", 80, path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> dashboard(String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address("http", 8080, path))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        return client.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Waits until something holds; so long that only what never happens is given up. */
    static void until(Callable<Boolean> holds) throws Exception {
        long giveUp = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!holds.call()) {
            if (System.nanoTime() - giveUp > 0) {
                throw new TimeoutException("waited for three minutes");
            }
            Thread.sleep(100);
        }
    }

    /** Waits until this many instances are ready in the gateway's eyes. */
    void untilReady(int instances) throws Exception {
        until(() -> {
            try {
                return dashboard("GET", "/api/services")
                                        .body()
                                        .split("\"state\":\"ready\"", -1)
                                        .length
                                - 1
                        == instances;
            } catch (IOException notYet) {
                return false;
            }
        });
    }
}
