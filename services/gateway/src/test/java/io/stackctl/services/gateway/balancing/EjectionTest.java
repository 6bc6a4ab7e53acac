package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which instance is taken out of the rotation, and for how long. */
class EjectionTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final List<Instance> all = new ArrayList<>();
    private long now = System.nanoTime();

    private Instance instance(int requests, int failures) {
        var name = "web-" + all.size();
        var instance =
                new Instance(new Backend(name, name, "127.0.0.1", 80, Readiness.READY, "7", "web"));
        all.add(instance);
        goes(instance, requests, failures);
        return instance;
    }

    private void goes(Instance instance, int requests, int failures) {
        for (int i = 0; i < requests; i++) {
            instance.outcomes().add(i < failures, now);
        }
    }

    private boolean isJudged(Instance instance) {
        return Ejection.judge(instance, all, now) != null;
    }

    @Test
    void one_that_fails_clearly_more_often_than_the_others_is_taken_out() {
        var fails = instance(20, 10);
        instance(100, 2);

        assertEquals(Duration.ofSeconds(5), Ejection.judge(fails, all, now));
        assertTrue(fails.ejected(now) && fails.ejected(now + 4 * SECOND));
        assertFalse(fails.ejected(now + 5 * SECOND));
        assertEquals(1, fails.ejections());
        assertFalse(isJudged(fails), "it is out already");
    }

    @Test
    void what_may_be_chance_is_none() {
        var few = instance(19, 19);
        var some = instance(20, 5);
        instance(20, 0);

        assertFalse(isJudged(few), "too few requests");
        assertFalse(isJudged(some), "three standard deviations would be nine");
    }

    @Test
    void what_is_sure_but_small_is_not_enough() {
        var fails = instance(10_000, 1_000);
        instance(10_000, 0);

        assertFalse(isJudged(fails));
    }

    @Test
    void what_all_suffer_from_is_no_reason() {
        var first = instance(100, 90);
        var second = instance(100, 95);

        assertFalse(isJudged(first) || isJudged(second));
    }

    @Test
    void one_that_is_alone_stays_whoever_else_is_there_and_not_ready() {
        var alone = instance(1000, 1000);
        assertFalse(isJudged(alone));

        instance(1000, 0).drained(true);

        assertFalse(isJudged(alone));
    }

    @Test
    void never_more_than_half_are_out() {
        var first = instance(100, 100);
        var second = instance(100, 100);
        var third = instance(100, 100);
        instance(100, 0);
        instance(100, 0);

        assertTrue(isJudged(first) && isJudged(second));
        assertFalse(isJudged(third), "three of five");
        instance(100, 0);
        assertTrue(isJudged(third), "three of six");
    }

    @Test
    void it_begins_anew_afterwards_and_each_time_soon_after_is_longer() {
        var fails = instance(0, 0);
        var other = instance(0, 0);
        for (int seconds : new int[] {5, 10, 20, 40, 80, 160, 300, 300}) {
            goes(fails, 40, 40);
            goes(other, 40, 0);
            assertEquals(Duration.ofSeconds(seconds), Ejection.judge(fails, all, now));
            now += (seconds + 1) * SECOND;
            assertNull(Ejection.judge(fails, all, now), "what was before counts no more");
        }
    }

    @Test
    void after_a_good_while_it_is_forgiven() {
        var fails = instance(40, 40);
        instance(40, 0);
        assertTrue(isJudged(fails));
        now += 66 * SECOND;
        goes(fails, 40, 40);
        goes(all.getLast(), 40, 0);

        assertEquals(Duration.ofSeconds(5), Ejection.judge(fails, all, now));
    }

    @Test
    void one_that_is_out_is_asked_only_when_there_is_no_other() {
        var fails = instance(40, 40);
        var other = instance(40, 0);
        now = System.nanoTime();
        assertTrue(isJudged(fails));
        var service = new Service("web", all, Traffic.none(""), null);
        for (int i = 0; i < 10; i++) {
            assertEquals(other, service.claim("", List.of(), any -> true));
        }
        assertEquals(fails, service.claim("", List.of(other), any -> true));
    }
}
