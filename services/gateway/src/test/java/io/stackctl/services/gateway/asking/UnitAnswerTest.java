package io.stackctl.services.gateway.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Latency;
import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.RouteTable;
import io.stackctl.services.gateway.routing.Routing;
import io.stackctl.services.kit.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The JSON in which deployments see what becomes of traffic: others read it. */
class UnitAnswerTest {
    private final Fleet fleet = new Fleet();

    private static Backend backend(String name, int port, Readiness readiness, String revision) {
        return new Backend(name, name, "127.0.0.1", port, readiness, revision, "web@shop");
    }

    private void route(Traffic order, Backend... backends) {
        fleet.direct(Map.of("web@shop", order));
        fleet.apply(
                new Routing(RouteTable.EMPTY, Map.of("site@shop", List.of(backends)), List.of()));
    }

    private String answer() {
        return Json.print(UnitAnswer.of(fleet, "web@shop"));
    }

    @Test
    void the_answer_keeps_its_form() {
        var shares = new Shares(new TreeMap<>(Map.of("3", 950, "4", 50)), Sticky.COOKIE);
        route(
                new Traffic(
                        "web@shop",
                        7,
                        shares,
                        Set.of("one"),
                        Set.of(),
                        Duration.ofSeconds(1),
                        true),
                backend("one", 80, Readiness.READY, "3"),
                backend("two", 80, Readiness.STARTING, "4"));
        var counters = fleet.counters("web@shop");
        counters.of("3").ended(200);
        counters.of("3").ended(503);
        counters.of("3").latency().add(300);
        counters.of("3").latency().add(1_000_000_000);
        counters.of("3").timedOut();
        counters.of("4").panicked();
        fleet.ofUnit("web@shop").getFirst().paths().enter("/slow");

        assertEquals(
                """
                {"unit":"web@shop","generation":7,\
                "follows":["shares","sticky","drained","ready","hold","maintenance"],\
                "sticky":"cookie","hold":true,"held":0,"maintenance":true,\
                "instances":[\
                {"id":"one","name":"one","revision":"3","ready":true,"drained":true,"requests":0,"streams":0},\
                {"id":"two","name":"two","revision":"4","ready":false,"drained":false,"requests":0,"streams":0}],\
                "revisions":[\
                {"revision":"3","share":950,"requests":2,\
                "answers":{"1xx":0,"2xx":1,"3xx":0,"4xx":0,"5xx":1},\
                "refused":0,"reset":0,"timeouts":1,"cut":0,"panics":0,"ejections":0,"clientsGone":0,\
                "latency":{"p50":1,"p95":1000000,"p99":1000000,"max":1000000,\
                "buckets":[[0.32,1],[1000000000,1]]}},\
                {"revision":"4","share":50,"requests":0,\
                "answers":{"1xx":0,"2xx":0,"3xx":0,"4xx":0,"5xx":0},\
                "refused":0,"reset":0,"timeouts":0,"cut":0,"panics":1,"ejections":0,"clientsGone":0,\
                "latency":{"p50":0,"p95":0,"p99":0,"max":0,"buckets":[]}}]}\
                """,
                answer());
    }

    @Test
    void without_shares_nothing_is_said_of_them() {
        route(Traffic.none("web@shop"), backend("one", 80, Readiness.READY, "0"));

        assertTrue(answer().contains("\"revision\":\"0\",\"share\":null,"), answer());
    }

    @Test
    void a_container_that_is_asked_at_two_ports_is_one() {
        route(
                Traffic.none("web@shop"),
                backend("one", 80, Readiness.READY, "0"),
                backend("one", 81, Readiness.READY, "0"));

        assertEquals(1, UnitAnswer.of(fleet, "web@shop").instances().size());
    }

    @Test
    void percentiles_are_bounds_of_what_was_counted() {
        var latency = new Latency();
        for (int ms = 1; ms <= 100; ms++) {
            latency.add(ms * 1000L);
        }
        var answer = LatencyAnswer.of(latency);

        assertEquals(List.of(58L, 99L, 100L, 100L), rounded(answer));
        assertEquals(
                100,
                answer.buckets().stream().mapToLong(bucket -> bucket.getLast().longValue()).sum());
    }

    private static List<Long> rounded(LatencyAnswer answer) {
        return List.of(answer.p50(), answer.p95(), answer.p99(), answer.max());
    }
}
