package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.kit.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DiscoveryTest {
    private final Fleet fleet = new Fleet();
    private final FakeEngine engine;
    private final Discovery discovery;
    private final Thread thread;

    DiscoveryTest(@TempDir Path folder) throws IOException {
        var socket = folder.resolve("engine.sock");
        engine = new FakeEngine(socket);
        discovery =
                new Discovery(
                        new EngineApi(socket),
                        new Discovery.Scope(true, false, ""),
                        fleet,
                        new Log(
                                "gateway",
                                new PrintStream(OutputStream.nullOutputStream()),
                                Clock.systemUTC()),
                        0);
        thread = Thread.ofVirtual().unstarted(discovery);
    }

    @BeforeEach
    void knowsTwoContainers() {
        engine.put("1", "one", "healthy");
        engine.put("2", "two", "");
    }

    @AfterEach
    void end() throws Exception {
        thread.interrupt();
        engine.goAway();
    }

    private String instances() {
        return fleet.services().stream()
                .flatMap(service -> service.instances().stream())
                .map(instance ->
                        instance.backend().containerName() + " " + instance.backend().readiness())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private void await(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            fleet.awaitChange(Duration.ofMillis(20));
        }
    }

    private void awaitInstances(String expected) throws InterruptedException {
        await(() -> instances().equals(expected));
    }

    @Test
    void it_cannot_serve_before_the_engine_was_heard() throws Exception {
        assertThrows(IllegalStateException.class, discovery::check);
        thread.start();
        awaitInstances("one ready, two ready");
        await(discovery::connected);

        discovery.check();
        assertTrue(fleet.known());
    }

    @Test
    void events_are_followed() throws Exception {
        thread.start();
        awaitInstances("one ready, two ready");

        engine.put("1", "one", "unhealthy");
        engine.event("health_status: unhealthy", "1");
        awaitInstances("one unhealthy, two ready");

        engine.put("3", "three", "starting");
        engine.event("start", "3");
        awaitInstances("one unhealthy, three starting, two ready");

        engine.remove("2");
        engine.event("destroy", "2");
        awaitInstances("one unhealthy, three starting");
    }

    private Instance one() {
        return fleet.ofContainer("one").getFirst();
    }

    /** Waits until the events sent so far have been followed. */
    private void awaitFollowed() throws Exception {
        engine.put("9", "mark", "");
        engine.event("start", "9");
        await(() -> instances().contains("mark ready"));
        engine.remove("9");
        engine.event("destroy", "9");
        await(() -> !instances().contains("mark"));
    }

    @Test
    void a_container_that_is_told_to_stop_gets_nothing_new_until_it_runs_again() throws Exception {
        engine.put("1", "one", "healthy", ",\"StartedAt\":\"a\"", ",\"StopTimeout\":3000");
        thread.start();
        awaitInstances("one ready, two ready");

        engine.signal("1", "15");
        await(() -> one().stopping());
        assertFalse(one().accepts());
        assertTrue(fleet.ofContainer("two").getFirst().accepts());

        engine.event("health_status: healthy", "1");
        awaitFollowed();
        assertTrue(one().stopping(), "what it says of its health does not matter any more");

        engine.put("1", "one", "healthy", ",\"StartedAt\":\"b\"", ",\"StopTimeout\":3000");
        engine.event("start", "1");
        await(() -> one().accepts());
    }

    @Test
    void other_signals_than_the_one_to_stop_do_not_count() throws Exception {
        engine.put("1", "one", "", "", ",\"StopSignal\":\"SIGQUIT\"");
        thread.start();
        awaitInstances("one ready, two ready");

        for (var signal : List.of("0", "1", "10", "15", "HUP", "", "no")) {
            engine.signal("1", signal);
        }
        awaitFollowed();
        assertTrue(one().accepts());

        engine.signal("1", "SIGQUIT");
        await(() -> one().stopping());
    }

    @Test
    void what_an_instance_has_been_told_outlives_a_change() throws Exception {
        thread.start();
        awaitInstances("one ready, two ready");
        var one = fleet.ofContainer("one").getFirst();
        one.drained(true);

        engine.put("1", "one", "unhealthy");
        engine.event("health_status: unhealthy", "1");
        awaitInstances("one unhealthy, two ready");

        assertEquals(one, fleet.ofContainer("one").getFirst());
        assertTrue(one.drained());
    }

    @Test
    void the_last_routes_stay_while_the_engine_is_away_and_are_read_anew_after() throws Exception {
        thread.start();
        awaitInstances("one ready, two ready");

        engine.goAway();
        await(() -> !discovery.connected());
        assertEquals("one ready, two ready", instances());

        engine.remove("1");
        engine.put("4", "four", "");
        engine.comeBack();
        awaitInstances("four ready, two ready");
    }

    @Test
    void secrets_of_others_are_not_kept() throws Exception {
        engine.put("1", "one", "");

        var api = new EngineApi(engine.socket());
        assertFalse(ContainerReader.read(api.container("1")).environment().containsKey("SECRET"));
        assertFalse(api.container("absent").present());
    }
}
