package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The table in {@code docs/stacks/quickstart.md}, line by line, with the stack's own containers.
 */
class FailureTableIT {
    private static final Stack STACK = Stack.bundled("quickstart", Stack.resource("faults.yaml"));
    private static final String A = "service-a";
    private static final String B = "service-b";

    @BeforeAll
    static void build() throws Exception {
        STACK.run("down", "--remove-orphans");
        STACK.run("build", A, B);
    }

    /**
     * New containers for each test: what one broke does not trouble the next, and counts and logs
     * begin anew.
     */
    @BeforeEach
    void start() throws Exception {
        STACK.run("up", "-d", "--no-build", "--force-recreate", "-t", "1", A, B);
        Eventually.holds(A + " answers", () -> Web.answers(url(A, "/health")));
        Eventually.holds(B + " answers", () -> Web.answers(url(B, "/health")));
    }

    @AfterAll
    static void stop() throws Exception {
        STACK.run("down", "--remove-orphans");
    }

    @Test
    void memory_above_the_limit_is_killed_and_restarted() throws Exception {
        try (var events = Events.of(B)) {
            Web.post(url(B, "/faults/memory?mib=400"));

            events.await("oom");
            assertEquals(137, events.awaitExitCode());
            events.await("start");
        }
        Eventually.holds(B + " answers again", () -> Web.answers(url(B, "/")));
        assertTrue(restarts(B) > 0);
    }

    @Test
    void a_frozen_service_becomes_unhealthy() throws Exception {
        try (var events = Events.of(B)) {
            Web.post(url(B, "/faults/freeze"));

            events.await("health_status: unhealthy");
        }
        assertEquals("running", state(B));
        assertEquals(0, restarts(B));
    }

    @Test
    void the_watchdog_ends_a_service_that_grew_too_large() throws Exception {
        try (var events = Events.of(A)) {
            Web.post(url(A, "/faults/memory?mib=45"));

            assertEquals(1, events.awaitExitCode());
            events.await("start");
        }
        assertTrue(Engine.log(A).contains("above RSS_LIMIT 90M"));
        Eventually.holds(A + " answers again", () -> Web.answers(url(A, "/")));
    }

    @Test
    void a_crashed_service_is_restarted() throws Exception {
        try (var events = Events.of(A)) {
            Web.post(url(A, "/faults/crash"));

            assertEquals(70, events.awaitExitCode());
            events.await("start");
        }
        Eventually.holds(A + " answers again", () -> Web.answers(url(A, "/")));
    }

    @Test
    void a_late_dependency_is_waited_for() throws Exception {
        STACK.run("rm", "-s", "-f", A, B);

        STACK.run("up", "-d", "--no-build", "--no-deps", B);
        Eventually.holds(B + " misses " + A, () -> Engine.log(B).contains("dependency is absent"));

        assertEquals("starting", Engine.health(B));
        assertEquals(503, Web.get(url(B, "/")).statusCode());
        try (var events = Events.of(B)) {
            STACK.run("up", "-d", "--no-build", A);
            events.await("health_status: healthy");
        }
        assertEquals(200, Web.get(url(B, "/")).statusCode());
        assertEquals(0, restarts(B));
    }

    @Test
    void a_throttled_service_is_slow_and_alive() throws Exception {
        long throttled = Engine.throttledPeriods(A);
        Web.post(url(A, "/faults/busy?seconds=5"));
        Eventually.holds("the kernel holds it back", () -> Engine.throttledPeriods(A) > throttled);

        assertEquals(200, Web.get(url(A, "/")).statusCode());

        assertEquals("running", state(A));
        assertEquals(0, restarts(A));
    }

    @Test
    void stop_finishes_open_requests() throws Exception {
        var slow = Web.getLater(url(A, "/faults/slow?seconds=4"));
        Eventually.holds("the request is open", () -> Engine.log(A).contains("/faults/slow"));

        STACK.run("stop", A);

        assertEquals("at last", slow.join().body());
        assertEquals(0, Engine.container(A).at("State", "ExitCode").number());
        assertEquals("exited", state(A));
        var log = Engine.log(A);
        assertTrue(
                log.contains("SIGTERM received, stopping") && log.contains("\"open requests\":1"),
                log);
    }

    @Test
    void down_restarts_nothing() throws Exception {
        try (var events = Events.of(A)) {
            STACK.run("down");

            assertEquals(0, events.awaitExitCode());
            // The container is gone for good: no policy can start what does not exist.
            events.await("destroy");
        }
        assertEquals(List.of(), Engine.containersOf("quickstart"));
    }

    private static String url(String service, String path) throws IOException {
        return "http://" + Engine.address(service, service.equals(A) ? 3001 : 3002) + path;
    }

    private static long restarts(String service) throws IOException {
        return Engine.container(service).at("RestartCount").number();
    }

    private static String state(String service) throws IOException {
        return Engine.container(service).at("State", "Status").text();
    }
}
