package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private final Instance one = instance("one");
    private final Instance two = instance("two");
    private final Instance three = instance("three");
    private final Service service =
            new Service("web", List.of(one, two, three), Traffic.none(""), null);

    private static Instance instance(String name) {
        return new Instance(new Backend(name, name, "127.0.0.1", 80, Readiness.READY, "", ""));
    }

    private Map<String, Integer> choices(int times, boolean keepOpen) {
        var counts = new TreeMap<String, Integer>();
        for (int i = 0; i < times; i++) {
            var claimed = service.claim("", List.of(), any -> true);
            if (claimed != null) {
                counts.merge(claimed.backend().containerName(), 1, Integer::sum);
                if (!keepOpen) {
                    claimed.release();
                }
            }
        }
        return counts;
    }

    @Test
    void equals_take_turns() {
        assertEquals(Map.of("one", 3, "two", 3, "three", 3), choices(9, false));
    }

    @Test
    void the_one_with_the_fewest_open_requests_is_next() {
        one.claim();
        one.claim();
        three.claim();

        assertEquals(Map.of("two", 4), choices(4, false));
    }

    @Test
    void open_requests_are_shared_by_weight() {
        one.weight(1);
        two.weight(2);
        three.weight(3);

        assertEquals(Map.of("one", 10, "two", 20, "three", 30), choices(60, true));
    }

    @Test
    void weight_zero_and_drained_get_nothing() {
        one.weight(0);
        two.drained(true);

        assertEquals(Map.of("three", 6), choices(6, false));
    }

    @Test
    void one_that_failed_is_avoided_while_there_are_others() {
        one.failed();
        assertEquals(Map.of("two", 3, "three", 3), choices(6, false));

        two.weight(0);
        three.drained(true);
        assertEquals(Map.of("one", 2), choices(2, false));

        one.succeeded();
        two.weight(1);
        assertEquals(Map.of("one", 2, "two", 2), choices(4, false));
    }

    private static Instance instance(String name, String revision) {
        return new Instance(
                new Backend(name, name, "127.0.0.1", 80, Readiness.READY, revision, ""));
    }

    @Test
    void a_revision_without_an_instance_is_stood_in_for_by_those_with_a_share_first() {
        var old = instance("old", "r6");
        var half = instance("half", "r7");
        var unproven = instance("unproven", "r8");
        var shares = new Shares(new TreeMap<>(Map.of("r6", 500, "r7", 500, "r8", 0)), Sticky.NONE);
        var divided =
                new Service(
                        "web", List.of(unproven, old, half), Traffic.none(""), new Split(shares));
        old.claim();
        old.claim();

        assertEquals(
                old, divided.claim("r6", List.of(), any -> true), "whatever is open elsewhere");
        assertEquals(half, divided.claim("r6", List.of(old), any -> true));
        old.drained(true);
        assertEquals(half, divided.claim("r6", List.of(), any -> true));
        half.drained(true);
        assertEquals(unproven, divided.claim("r6", List.of(), any -> true));
    }

    @Test
    void none_is_chosen_twice_for_one_request() {
        assertNull(service.claim("", List.of(one, two, three), any -> true));
    }
}
