package io.stackctl.services.gateway.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.services.gateway.balancing.Fleet;
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

/** The JSON in which deployments see what becomes of traffic. */
class TrafficTest {
    private static Backend backend(String name, Readiness readiness, String revision) {
        return new Backend(name, name, "127.0.0.1", 80, readiness, revision, "web@shop");
    }

    @Test
    void the_answer_keeps_its_form() {
        var fleet = new Fleet();
        var shares = new Shares(new TreeMap<>(Map.of("r6", 950, "r7", 50)), Sticky.NONE);
        var order = new Traffic("web@shop", 1, shares, Set.of(), Duration.ZERO, false);
        fleet.direct(Map.of("web@shop", order));
        fleet.apply(
                new Routing(
                        RouteTable.EMPTY,
                        Map.of(
                                "site@shop",
                                List.of(
                                        backend("one", Readiness.READY, "r6"),
                                        backend("two", Readiness.STARTING, "r7"))),
                        List.of()));
        var counters = fleet.counters("web@shop");
        counters.of("r6").ended(200);
        counters.of("r6").latency().add(300);
        counters.of("r7").panicked();

        assertEquals(
                """
                {"service":"site@shop","units":["web@shop"],"shares":{"r6":950,"r7":50},"sticky":"none","revisions":[\
                {"revision":"r6","instances":1,"ready":1,"open":0,"streams":0,\
                "answers":{"1xx":0,"2xx":1,"3xx":0,"4xx":0,"5xx":0},"clientsGone":0,\
                "connectFailures":0,"noAnswers":0,"cuts":0,"panics":0,"latency":{"320":1}},\
                {"revision":"r7","instances":1,"ready":0,"open":0,"streams":0,\
                "answers":{"1xx":0,"2xx":0,"3xx":0,"4xx":0,"5xx":0},"clientsGone":0,\
                "connectFailures":0,"noAnswers":0,"cuts":0,"panics":1,"latency":{}}]}\
                """,
                Json.print(
                        TrafficView.of(
                                fleet.service("site@shop"), fleet.counters("web@shop").all())));
    }
}
