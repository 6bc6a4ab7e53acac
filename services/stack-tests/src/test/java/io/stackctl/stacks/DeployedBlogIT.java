package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** New versions of all services of the blog, which nobody who writes or reads notices. */
class DeployedBlogIT {
    private static final List<String> REPLACED =
            List.of("posts", "comments", "moderation", "event-bus", "query", "web");

    private static final Stack STACK =
            Stack.bundled("blog", Stack.definition("blog", "compose.deploy.yaml"));
    private static final String PAGE = "http://localhost:3000";

    @BeforeAll
    static void up() throws Exception {
        STACK.run("nuke", "--yes");
        STACK.run("build");
        STACK.run("deploy");
        Eventually.holds("the proxy knows the page", () -> Web.answers(PAGE + "/"));
    }

    @AfterAll
    static void down() throws Exception {
        STACK.run("nuke", "--yes");
    }

    @Test
    void whoever_writes_and_reads_notices_no_deployment() throws Exception {
        var before = ids();
        var number = new AtomicInteger();
        try (var writes =
                        SteadyLoad.of(
                                () ->
                                        Web.send(
                                                "POST",
                                                PAGE + "/api/posts/posts",
                                                "{\"id\":\"%s\",\"title\":\"deployed %d\"}"
                                                        .formatted(
                                                                UUID.randomUUID(),
                                                                number.incrementAndGet())),
                                201);
                var reads = SteadyLoad.of(() -> Web.get(PAGE + "/api/query/posts?limit=1"), 200)) {
            var words = new ArrayList<>(List.of("deploy", "--force-recreate"));
            words.addAll(REPLACED);
            STACK.run(words.toArray(String[]::new));

            assertEquals(List.of(), writes.end(), "of " + writes.asked() + " posts");
            assertEquals(List.of(), reads.end(), "of " + reads.asked() + " reads");
        }

        var blog = new Blog(PAGE);
        Eventually.holds("all can be read", () -> blog.read("deployed").size() >= number.get());
        assertEquals(number.get(), blog.read("deployed").size());
        var after = ids();
        for (var service : REPLACED) {
            assertEquals(1, replaced(before, after, service), service);
        }
        assertEquals(0, replaced(before, after, "db"));
    }

    private static long replaced(
            Map<String, String> before, Map<String, String> after, String service) {
        var left = new HashMap<>(after);
        left.entrySet().removeAll(before.entrySet());
        return left.keySet().stream()
                .filter(name -> name.startsWith("blog-" + service + "-"))
                .count();
    }

    private static Map<String, String> ids() throws Exception {
        var ids = new TreeMap<String, String>();
        for (var name : Engine.containersOf("blog")) {
            ids.put(name, Engine.container(name).at("Id").text());
        }
        return ids;
    }
}
