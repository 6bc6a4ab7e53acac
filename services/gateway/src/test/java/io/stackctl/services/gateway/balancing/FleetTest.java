package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.gateway.routing.RouteTable;
import io.stackctl.services.gateway.routing.Routing;
import io.stackctl.services.gateway.routing.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FleetTest {
    private static final String UNIT = "web@shop";

    private final Fleet fleet = new Fleet();

    private static Backend backend(String name, String revision) {
        return new Backend(name, name, "127.0.0.1", 80, Readiness.READY, revision, UNIT);
    }

    private static Route route(String rule, String revision) {
        return new Route(
                "site", rule, Rule.of(rule), rule.length(), "site", List.of(), UNIT, revision);
    }

    private static Routing routing(List<Route> routes, Backend... backends) {
        return new Routing(
                new RouteTable(routes, ""), Map.of("site", List.of(backends)), List.of());
    }

    private static Map<String, Traffic> draining(long generation, String container) {
        var order =
                new Traffic(
                        UNIT, generation, null, Set.of(container), Set.of(), Duration.ZERO, false);
        return Map.of(UNIT, order);
    }

    @Test
    void an_instance_is_led_to_by_the_routes_of_its_own_revision() {
        fleet.apply(
                routing(
                        List.of(route("Path(`/old`)", "3"), route("Path(`/young`)", "4")),
                        backend("old", "3"),
                        backend("young", "4")));

        var young = fleet.ofContainer("young").getFirst();
        assertEquals(
                List.of("Path(`/young`)"),
                fleet.routesTo(young).stream().map(Route::rule).toList());
    }

    @Test
    void an_order_is_followed_before_it_is_told_of_and_only_for_its_own_unit() throws Exception {
        fleet.direct(draining(1, "one"));
        assertEquals(0, fleet.traffic(UNIT).generation(), "nothing is known to run yet");

        fleet.apply(routing(List.of(), backend("one", "3"), backend("two", "3")));
        assertEquals(1, fleet.traffic(UNIT).generation());
        assertFalse(fleet.ofContainer("one").getFirst().accepts());
        assertTrue(fleet.ofContainer("two").getFirst().accepts());

        fleet.direct(draining(2, "two"));
        assertTrue(fleet.ofContainer("one").getFirst().accepts());
        assertFalse(fleet.ofContainer("two").getFirst().accepts());
        fleet.direct(Map.of("db@shop", Traffic.none("db@shop")));
        assertTrue(fleet.ofContainer("two").getFirst().accepts());
    }

    @Test
    void an_order_says_who_is_ready_before_the_engine_does() {
        see(Readiness.STARTING);
        assertFalse(accepts());

        fleet.direct(vouching("one"));
        assertTrue(accepts());
        see(Readiness.STARTING);
        assertTrue(accepts());
        fleet.direct(Map.of());
        assertTrue(accepts());
        see(Readiness.READY);
        assertTrue(accepts());
    }

    @ParameterizedTest
    @EnumSource(
            value = Readiness.class,
            names = {"STOPPED", "UNHEALTHY", "READY"})
    void the_word_of_an_order_is_for_one_run_and_until_the_engine_knows(Readiness then) {
        fleet.direct(vouching("one"));
        see(Readiness.STARTING);
        see(then);

        see(Readiness.STARTING);
        assertFalse(accepts());

        fleet.direct(Map.of());
        fleet.direct(vouching("one"));
        assertTrue(accepts());
    }

    @ParameterizedTest
    @EnumSource(
            value = Readiness.class,
            names = {"STOPPED", "UNHEALTHY", "PAUSED"})
    void no_order_makes_ready_what_the_engine_knows_is_not(Readiness known) {
        fleet.direct(vouching("one"));

        see(known);
        assertFalse(accepts());
        see(Readiness.STARTING);
        assertTrue(accepts());
    }

    private void see(Readiness readiness) {
        fleet.apply(routing(List.of(), backend("one", "3").as(readiness)));
    }

    private boolean accepts() {
        return fleet.ofContainer("one").getFirst().accepts();
    }

    private static Map<String, Traffic> vouching(String container) {
        return Map.of(
                UNIT,
                new Traffic(UNIT, 1, null, Set.of(), Set.of(container), Duration.ZERO, false));
    }

    @Test
    void a_unit_that_is_held_is_known_while_no_container_is_left() {
        var routes = List.of(route("Path(`/`)", "3"));
        fleet.apply(routing(routes, backend("one", "3")));
        fleet.counters(UNIT).of("3").ended(200);
        var held = new Traffic(UNIT, 1, null, Set.of(), Set.of(), Duration.ofSeconds(1), false);

        fleet.direct(Map.of(UNIT, held));
        fleet.apply(Routing.NONE);
        assertTrue(fleet.routesTo(UNIT));
        assertEquals(1, fleet.counters(UNIT).of("3").requests());

        fleet.direct(Map.of());
        assertFalse(fleet.routesTo(UNIT));
    }

    @Test
    void whoever_waits_for_an_order_goes_on_with_it() throws Exception {
        fleet.apply(routing(List.of(), backend("one", "3")));
        var waits =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                fleet.await(
                                        () -> fleet.traffic(UNIT).generation() >= 2,
                                        Duration.ofHours(1));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });

        fleet.direct(draining(1, "one"));
        fleet.direct(draining(2, "one"));
        waits.join();
        assertFalse(fleet.await(() -> false, Duration.ZERO));
    }

    @Test
    void an_operator_s_drain_outlives_an_order_and_the_other_way_round() {
        fleet.apply(routing(List.of(), backend("one", "3")));
        var one = fleet.ofContainer("one").getFirst();

        one.drained(true);
        fleet.direct(draining(1, "one"));
        fleet.direct(Map.of());
        assertFalse(one.accepts());

        fleet.direct(draining(2, "one"));
        one.drained(false);
        assertFalse(one.accepts());
        fleet.direct(Map.of());
        assertTrue(one.accepts());
    }
}
