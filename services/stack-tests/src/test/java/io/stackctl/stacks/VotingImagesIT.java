package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The voting stack from images of a registry, in a folder without sources. */
@Tag("long")
class VotingImagesIT {
    private static final List<String> BUILT =
            List.of("vote", "vote-ui", "result", "result-ui", "worker", "gateway");
    private static final Path PLAIN = Stack.definition("voting", "compose.yaml");
    private static final Path IMAGES = Stack.definition("voting", "compose.images.yaml");

    @TempDir static Path elsewhere;

    private static Registry registry;
    private static Stack sources;
    private static Stack stack;

    @BeforeAll
    static void push() throws Exception {
        registry = Registry.start(Files.createDirectory(elsewhere.resolve("registry")));
        var password = Files.writeString(elsewhere.resolve("password"), "from elsewhere");
        var variables =
                new HashMap<>(
                        Map.of(
                                "IMAGES",
                                registry.host() + "/voting-",
                                "TAG",
                                "1",
                                "POSTGRES_PASSWORD_FILE",
                                password.toString()));
        // Any port that is free: the stack itself may be running beside this one.
        Stream.of("VOTE", "RESULT", "REDIS", "DB", "HTTP", "DASHBOARD")
                .forEach(port -> variables.put(port + "_PORT", "0"));
        sources = Stack.of("voting-images", PLAIN).with(variables);
        var copy = Files.copy(IMAGES, elsewhere.resolve("compose.yaml"));
        stack = Stack.of("voting-images", copy).with(variables);

        stack.run("down", "-v", "--remove-orphans");
        sources.run("build");
        // Redis and PostgreSQL come from elsewhere, or are made here where no registry has them.
        sources.run("create", "redis", "db");
        sources.run(Stream.concat(Stream.of("push"), BUILT.stream()).toArray(String[]::new));
        for (var service : BUILT) {
            Engine.removeImage(image(service));
            assertFalse(Engine.hasImage(image(service)));
        }
    }

    @AfterAll
    static void down() throws Exception {
        stack.run("down", "-v", "--remove-orphans");
        for (var service : BUILT) {
            Engine.removeImage(image(service));
        }
        registry.close();
    }

    private static String image(String service) {
        return registry.host() + "/voting-" + service + ":1";
    }

    @Test
    void a_vote_is_counted_by_services_that_a_registry_gave() throws Exception {
        stack.run("up", "-d", "--wait");

        for (var service : BUILT) {
            assertTrue(Engine.hasImage(image(service)), service);
        }
        Web.send("POST", url("vote-ui"), "{\"choice\":\"Dogs\"}", "");
        Eventually.holds(
                "the vote is counted",
                () -> Web.get(url("result-ui")).body().contains("\"total\":1"));
    }

    private static String url(String service) throws Exception {
        var address = stack.run("port", service, "8080").strip();
        return "http://" + address.replace("0.0.0.0", "127.0.0.1") + "/api/";
    }

    @Test
    void what_runs_is_what_runs_from_the_sources() throws Exception {
        var fromSources = services(sources);
        var fromImages = services(stack);

        assertEquals(fromSources.names(), fromImages.names());
        for (var name : fromSources.names()) {
            assertEquals(
                    fromSources.at(name).without("build", "pull_policy"),
                    fromImages.at(name).without());
        }
    }

    private static Tree services(Stack stack) throws Exception {
        return Tree.of(Json.read(stack.run("config", "--format", "json"))).at("services");
    }
}
