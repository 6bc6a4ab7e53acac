package io.stackctl.services.blog.events;

import io.stackctl.services.kit.InvalidJsonException;
import io.stackctl.services.kit.Json;
import io.stackctl.services.kit.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The log that the service event-bus keeps. */
final class HttpEventLog implements EventLog {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Page(List<LoggedEvent> events) {}

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final URI bus;
    private final Secret key;

    HttpEventLog(URI bus, Secret key) {
        this.bus = bus;
        this.key = key;
    }

    @Override
    public void append(Event event) throws IOException {
        var request =
                HttpRequest.newBuilder(bus.resolve("/events"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + key.value())
                        .POST(BodyPublishers.ofString(event.toString()));
        var _ = send(request.build());
    }

    @Override
    public List<LoggedEvent> after(long position, Duration atMost) throws IOException {
        var query = "/events?after=" + position + "&wait=" + atMost.toSeconds();
        var request =
                HttpRequest.newBuilder(bus.resolve(query)).timeout(atMost.plus(PATIENCE)).GET();
        try {
            return Json.read(send(request.build()), Page.class).events();
        } catch (InvalidJsonException e) {
            throw new IOException(bus + " does not answer as an event bus", e);
        }
    }

    @Override
    public String name() {
        return bus.toString();
    }

    private String send(HttpRequest request) throws IOException {
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(
                        request.method() + " " + request.uri() + ": " + answer.body().strip());
            }
            return answer.body();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while the bus was asked");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
