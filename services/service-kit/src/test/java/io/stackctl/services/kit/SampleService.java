package io.stackctl.services.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A service that uses everything the kit offers; the tests run it as a process of its own. */
final class SampleService {
    record Settings(@Default("hello") String message, @Default("/nowhere") String brokenWhen) {}

    record Note(String title, @Default("1") int copies) {}

    private SampleService() {}

    public static void main(String[] args) {
        Service.run("sample", Settings.class, SampleService::define);
    }

    private static void define(Service service, Settings settings) {
        service.answersOnlyTo(HostNames.of("sample.example.com"));
        service.closes(() -> service.log().info("resource closed"));
        service.get("/", _ -> Response.text(settings.message()));
        service.post("/notes", request -> Response.json(request.json(Note.class)).withStatus(201));
        service.get("/notes/{id}", request -> Response.json(Map.of("id", request.parameter("id"))));
        service.delete("/notes/{id}", _ -> Response.empty());
        service.get("/broken", _ -> broken());
        service.get(
                "/events",
                _ ->
                        Response.events(stream -> {
                            stream.send("tally", Map.of("cats", 1));
                            new CountDownLatch(1).await();
                        }));
        service.assets("/web");
        service.healthy(() -> {
            if (Files.exists(Path.of(settings.brokenWhen()))) {
                throw new IllegalStateException("the store is away");
            }
        });
    }

    private static Response broken() {
        throw new IllegalStateException("a secret");
    }
}
