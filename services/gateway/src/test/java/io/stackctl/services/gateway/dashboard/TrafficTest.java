package io.stackctl.services.gateway.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.RouteTable;
import io.stackctl.services.gateway.routing.Routing;
import io.stackctl.services.kit.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The JSON by which deployments divide traffic and see what becomes of it. */
class TrafficTest {
    private static Backend backend(String name, Readiness readiness, String revision) {
        return new Backend(name, name, "127.0.0.1", 80, readiness, revision, "web@shop");
    }

    @Test
    void the_answer_keeps_its_form() {
        var fleet = new Fleet();
        fleet.shares("web@shop", TrafficOrder.read("{\"shares\":{\"r6\":950,\"r7\":50}}"));
        fleet.apply(
                new Routing(
                        RouteTable.EMPTY,
                        Map.of(
                                "site@shop",
                                List.of(
                                        backend("one", Readiness.READY, "r6"),
                                        backend("two", Readiness.STARTING, "r7"))),
                        List.of()));
        var counters = fleet.counters("site@shop");
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
                                fleet.service("site@shop"), fleet.counters("site@shop").all())));
    }

    @Test
    void an_order_is_shares_and_how_clients_stay() {
        assertEquals(
                new Shares(new TreeMap<>(Map.of("r6", 1000)), Sticky.IP),
                TrafficOrder.read("{\"shares\":{\"r6\":1000},\"sticky\":\"ip\"}"));
        assertNull(TrafficOrder.read("{\"shares\":{}}"), "all alike again");
    }

    private static String refusal(String json) {
        var refused = assertThrows(IllegalArgumentException.class, () -> TrafficOrder.read(json));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void an_order_that_cannot_be_is_refused() {
        assertEquals("'shares' is missing", refusal("{\"share\":{\"r6\":1000}}"));
        assertEquals("'shares' is missing", refusal("[]"));
        assertEquals(
                "the share of r6 is not from 0 to 1000", refusal("{\"shares\":{\"r6\":\"1000\"}}"));
        assertEquals(
                "the share of r6 is not from 0 to 1000",
                refusal("{\"shares\":{\"r6\":4294968296}}"));
        assertEquals(
                "sticky 'always' is not none, cookie or ip",
                refusal("{\"shares\":{\"r6\":1000},\"sticky\":\"always\"}"));
    }
}
