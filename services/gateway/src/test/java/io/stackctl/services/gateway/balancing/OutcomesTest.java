package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered of how requests went, and for how long. */
class OutcomesTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Outcomes outcomes = new Outcomes();

    private void add(int requests, int failures, long at) {
        for (int i = 0; i < requests; i++) {
            outcomes.add(i < failures, at);
        }
    }

    private Outcomes.Counts after(long seconds) {
        return outcomes.recent(seconds * SECOND);
    }

    @Test
    void the_last_ten_seconds_count_each_second_by_itself() {
        add(5, 1, 0);
        add(7, 2, 4 * SECOND);
        add(2, 2, 9 * SECOND);

        assertEquals(new Outcomes.Counts(14, 5), after(9));
        assertEquals(new Outcomes.Counts(9, 4), after(10));
        assertEquals(new Outcomes.Counts(2, 2), after(14));
        assertEquals(Outcomes.Counts.NONE, after(19));
    }

    @Test
    void a_long_silence_leaves_nothing() {
        add(5, 5, 0);

        assertEquals(Outcomes.Counts.NONE, after(1_000_000));
        add(1, 0, 1_000_001 * SECOND);
        assertEquals(new Outcomes.Counts(1, 0), after(1_000_001));
    }

    @Test
    void what_is_forgotten_does_not_come_back() {
        add(5, 5, 3 * SECOND);

        outcomes.forget(3 * SECOND);
        add(1, 0, 3 * SECOND);

        assertEquals(new Outcomes.Counts(1, 0), after(3));
        assertEquals(new Outcomes.Counts(1, 0), after(12));
        assertEquals(Outcomes.Counts.NONE, after(13));
    }

    @Test
    void clocks_may_begin_below_zero() {
        add(3, 1, -2 * SECOND);
        add(3, 1, 2 * SECOND);

        assertEquals(new Outcomes.Counts(6, 2), after(2));
    }
}
