package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void values_are_counted_below_bounds_of_four_a_doubling() {
        var latency = new Latency();
        for (long micros : new long[] {0, 255, 256, 319, 320, 1000, 1024, Long.MAX_VALUE}) {
            latency.add(micros);
        }

        assertEquals(
                Map.of(256L, 2L, 320L, 2L, 384L, 1L, 1024L, 1L, 1280L, 1L, Long.MAX_VALUE, 1L),
                latency.counts());
    }

    @Test
    void no_value_is_above_its_bound_or_far_below() {
        for (long micros = 256; micros < 1L << 27; micros += 1 + micros / 50) {
            var latency = new Latency();
            latency.add(micros);
            long bound = latency.counts().firstKey();
            assertTrue(micros < bound && micros * 5 >= bound * 4, micros + ": " + bound);
        }
    }

    @Test
    void counters_of_a_service_are_bounded_and_those_of_the_present_are_kept() {
        var counters = new CountersByRevision();
        for (int i = 0; i < 100; i++) {
            counters.of("r" + i).ended(200);
        }
        assertEquals(17, counters.all().size());
        assertEquals(84, counters.of("r99").answers(2), "with all that found no room");

        counters.present(List.of("r3", "r200"));
        assertEquals(1, counters.of("r3").answers(2));
        assertEquals(0, counters.of("r200").answers(2));
        assertEquals(3, counters.all().size());
    }
}
