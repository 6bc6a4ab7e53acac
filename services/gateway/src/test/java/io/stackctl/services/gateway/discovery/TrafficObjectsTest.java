package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.kit.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Orders that stand on the engine, from its first word to the fleet. */
@Timeout(60)
class TrafficObjectsTest {
    private static final String UNIT = "web@shop";
    private static final String ID = "0123456789abcdef".repeat(4);

    private final Fleet fleet = new Fleet();
    private final FakeEngine engine;
    private final Discovery discovery;
    private final Thread thread;
    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

    TrafficObjectsTest(@TempDir Path folder) throws IOException {
        var socket = folder.resolve("engine.sock");
        engine = new FakeEngine(socket);
        discovery =
                new Discovery(
                        new EngineApi(socket),
                        new Discovery.Scope(true, false, ""),
                        fleet,
                        new Log("gateway", new PrintStream(logged), Clock.systemUTC()),
                        0);
        thread = Thread.ofVirtual().unstarted(discovery);
    }

    @BeforeEach
    void knowsOneContainer() {
        engine.put("1", "one", "");
    }

    @AfterEach
    void end() throws Exception {
        thread.interrupt();
        engine.goAway();
    }

    private static String name(int generation) {
        return "shop_stackctl-traffic-web-" + generation;
    }

    private void put(int generation, String shares) {
        put(generation, generation, shares, "");
    }

    private void put(int nameSays, int generation, String shares, String drained) {
        engine.putVolume(
                name(nameSays),
                """
                {"io.stackctl.traffic.stack":"shop","io.stackctl.traffic.service":"web",\
                "io.stackctl.traffic.generation":"%d","io.stackctl.traffic.shares":"%s",\
                "io.stackctl.traffic.drained":"%s"}\
                """
                        .formatted(generation, shares, drained));
    }

    private void create(int generation, String shares) throws IOException {
        put(generation, shares);
        engine.volumeEvent("create", name(generation));
    }

    private void remove(int generation) throws IOException {
        engine.removeVolume(name(generation));
        engine.volumeEvent("destroy", name(generation));
    }

    private Traffic traffic() {
        return fleet.traffic(UNIT);
    }

    private void await(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            fleet.awaitChange(Duration.ofMillis(20));
        }
    }

    private void awaitGeneration(long generation) throws InterruptedException {
        await(() -> fleet.known() && traffic().generation() == generation);
    }

    private void start() throws InterruptedException {
        thread.start();
        await(discovery::connected);
    }

    private String logged() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_highest_that_stands_is_in_force_from_the_start() throws Exception {
        put(2, "3=1000");
        put(10, "3=900,4=100");
        put(9, "4=1000");
        thread.start();
        await(fleet::known);

        assertEquals(10, traffic().generation());
        var shares = new TreeMap<>(Map.of("3", 900, "4", 100));
        assertEquals(new Shares(shares, Sticky.NONE), traffic().shares());
        assertEquals(Traffic.none("db@shop"), fleet.traffic("db@shop"));
    }

    @Test
    void each_that_comes_counts_and_each_that_goes_leaves_what_stood_before() throws Exception {
        start();
        assertEquals(0, traffic().generation());

        create(1, "3=1000");
        awaitGeneration(1);
        create(2, "3=500,4=500");
        awaitGeneration(2);
        remove(1);
        create(3, "4=1000");
        awaitGeneration(3);
        remove(3);
        awaitGeneration(2);
        remove(2);
        awaitGeneration(0);
    }

    @Test
    void a_drained_container_gets_nothing_new_while_the_order_stands() throws Exception {
        engine.put(ID, "web", "", "", "");
        engine.labelled(
                ID,
                "{\"com.docker.compose.project\":\"shop\",\"com.docker.compose.service\":\"web\"}");
        put(1, 1, "", ID);
        start();
        var web = fleet.ofContainer("web").getFirst();

        assertTrue(web.drained());
        assertFalse(web.accepts());
        assertTrue(fleet.ofContainer("one").getFirst().accepts());

        remove(1);
        await(web::accepts);
    }

    @Test
    void one_that_cannot_be_is_told_once_and_harms_nothing() throws Exception {
        put(1, "3=1000");
        put(2, "3=1001");
        put(3, 4, "3=1000", "");
        engine.putVolume("shop_stackctl-traffic-", "null");
        start();
        engine.volumeEvent("create", name(2));
        engine.volumeEvent("create", name(3));
        create(5, "3=1000");
        awaitGeneration(5);
        remove(5);
        awaitGeneration(1);

        assertTrue(fleet.ofContainer("one").getFirst().accepts());
        assertEquals(1, logged().split(name(2), -1).length - 1, logged());
        assertEquals(3, logged().split("traffic object ignored", -1).length - 1, logged());
    }

    @Test
    void what_changes_while_the_engine_is_away_is_found_when_it_is_back() throws Exception {
        put(1, "3=1000");
        put(2, "4=1000");
        start();
        engine.goAway();
        await(() -> !discovery.connected());
        assertEquals(2, traffic().generation(), "what was ordered goes on");

        engine.removeVolume(name(2));
        engine.comeBack();
        awaitGeneration(1);

        engine.goAway();
        put(3, "3=1000");
        engine.comeBack();
        awaitGeneration(3);
    }

    @Test
    void an_engine_that_does_not_tell_of_volumes_is_served_without_orders() throws Exception {
        put(1, "3=1000");
        engine.refuseVolumes();
        start();

        assertEquals(0, traffic().generation());
        assertTrue(fleet.ofContainer("one").getFirst().accepts());
        assertTrue(logged().contains("traffic objects not read"), logged());
    }
}
