package io.stackctl.planner.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.deploy.Autoscale;
import io.stackctl.model.deploy.Ratio;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleRulesTest {

    private static final Duration DOWN = Duration.ofMinutes(5);

    /** Between 2 and 8 containers, for 20 requests each. */
    private static final Autoscale POLICY = policy(Optional.of(20), Optional.empty());

    @Test
    void two_of_three_samples_make_more() {
        assertEquals("3", decide(2, requests(2, 41), requests(2, 10), requests(2, 50)));
        assertEquals("stay", decide(2, requests(2, 41), requests(2, 10), requests(2, 40)));
        assertEquals("stay", decide(2, requests(2, 99), requests(2, 99)));
    }

    @Test
    void as_many_as_there_is_to_do_for_and_twice_as_many_at_most() {
        assertEquals("5", decide(3, requests(3, 95), requests(3, 500), requests(3, 99)));
        assertEquals("4", decide(2, requests(2, 900), requests(2, 900), requests(2, 900)));
        assertEquals("8", decide(6, requests(6, 900), requests(6, 900), requests(6, 900)));
    }

    /** Those that start or are ill do nothing, and are there all the same. */
    @Test
    void what_those_do_that_are_ready_is_added_to_what_is_there() {
        assertEquals("5", decide(4, requests(2, 60), requests(2, 60), requests(2, 60)));
    }

    @Test
    void at_the_most_it_is_told() {
        var told = decide(8, requests(8, 400), requests(8, 400), requests(8, 400));

        assertEquals("400 requests at once for 8, and 8 are the most", told);
    }

    @Test
    void one_goes_after_a_long_time_of_little_to_do() {
        var little = requests(4, 30);

        assertEquals("down", decide(4, DOWN, little, little, little));
        assertEquals("stay", decide(4, DOWN.minusSeconds(1), little, little, little));
        assertEquals("stay", decide(2, DOWN, requests(2, 0), requests(2, 0), requests(2, 0)));
    }

    @Test
    void the_bounds_hold_whatever_was_measured() {
        assertEquals("2", decide(1, Duration.ZERO));
        assertEquals("down", decide(9, Duration.ZERO));
    }

    @Test
    void one_fewer_has_to_have_room_left() {
        assertTrue(requests(3, 32).isLow(POLICY));
        assertFalse(requests(3, 33).isLow(POLICY));
        assertFalse(requests(1, 0).isLow(POLICY));
    }

    @Test
    void what_is_not_known_is_neither_much_nor_little() {
        var unknown = new LoadSample(3, Optional.empty(), Optional.empty());

        assertFalse(unknown.isLow(POLICY));
        assertEquals("stay", decide(3, unknown, unknown, unknown));
        assertEquals("stay", decide(3, requests(0, 99), requests(0, 99), requests(0, 99)));
    }

    @Test
    void of_two_measures_the_greater_counts_and_both_have_to_be_small() {
        var both = policy(Optional.of(20), Optional.of(Ratio.of("50%")));
        var busy = new LoadSample(4, Optional.of(0L), Optional.of(0.6));
        var half = new LoadSample(4, Optional.of(0L), Optional.empty());
        var idle = new LoadSample(4, Optional.of(0L), Optional.of(0.1));

        assertEquals(Optional.of(5), busy.needed(both));
        assertFalse(busy.isLow(both));
        assertFalse(half.isLow(both));
        assertTrue(idle.isLow(both));
    }

    /** The same load for ever: the number comes to rest, within its bounds, and is enough. */
    @Test
    void a_load_that_stays_leaves_the_number_alone_in_the_end() {
        var random = new Random(5);
        for (int round = 0; round < 500; round++) {
            int load = random.nextInt(220);
            var world = new World(2 + random.nextInt(7));
            world.run(600, () -> load);
            int rest = world.count;
            world.run(600, () -> load);

            assertEquals(rest, world.count, "load " + load);
            assertTrue(load <= 20 * rest || rest == 8, load + " for " + rest);
            assertTrue(rest == 2 || load > 0.8 * 20 * (rest - 1), load + " for " + rest);
        }
    }

    /** Any load: never beyond the bounds, down by one at most, and never soon after another. */
    @Test
    void a_load_that_changes_at_random_keeps_to_the_bounds() {
        var random = new Random(6);
        for (int round = 0; round < 200; round++) {
            var world = new World(2 + random.nextInt(7));
            world.run(2000, () -> random.nextInt(4) == 0 ? random.nextInt(400) : 30);
        }
    }

    private interface Load {
        int next();
    }

    /** A service that is sampled each five seconds. */
    private static final class World {
        private final ArrayDeque<LoadSample> samples = new ArrayDeque<>();
        private int count;
        private int low;
        private int lastChange;
        private int now;

        World(int count) {
            this.count = count;
        }

        void run(int rounds, Load load) {
            for (int i = 0; i < rounds; i++) {
                now += 5;
                var sample = requests(count, load.next());
                samples.addLast(sample);
                if (samples.size() > ScaleRules.SAMPLES) {
                    samples.removeFirst();
                }
                low = sample.isLow(POLICY) ? low + 5 : 0;
                var lowFor = Duration.ofSeconds(Math.max(0, low - 5));
                apply(ScaleRules.decide(POLICY, count, List.copyOf(samples), lowFor));
            }
        }

        private void apply(ScaleDecision decision) {
            int before = count;
            switch (decision) {
                case ScaleDecision.Stay() -> {}
                case ScaleDecision.Full(var why) -> assertEquals(8, count, why);
                case ScaleDecision.Up(var next, var why) -> {
                    assertTrue(next > count && next <= 2 * count, why);
                    count = next;
                }
                case ScaleDecision.Down(var why) -> {
                    assertTrue(now - lastChange >= DOWN.toSeconds(), why);
                    count--;
                }
            }
            assertTrue(count >= 2 && count <= 8, "count " + count);
            if (count != before) {
                samples.clear();
                low = 0;
                lastChange = now;
            }
        }
    }

    private static Autoscale policy(Optional<Integer> requests, Optional<Ratio> cpu) {
        return new Autoscale(2, 8, requests, cpu, Duration.ofSeconds(10), DOWN);
    }

    private static LoadSample requests(int ready, long all) {
        return new LoadSample(ready, Optional.of(all), Optional.empty());
    }

    private static String decide(int running, LoadSample... samples) {
        return decide(running, Duration.ZERO, samples);
    }

    private static String decide(int running, Duration low, LoadSample... samples) {
        return switch (ScaleRules.decide(POLICY, running, List.of(samples), low)) {
            case ScaleDecision.Stay() -> "stay";
            case ScaleDecision.Full(var why) -> why;
            case ScaleDecision.Up(var count, var why) -> String.valueOf(count);
            case ScaleDecision.Down(var why) -> "down";
        };
    }
}
