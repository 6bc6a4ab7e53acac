package io.stackctl.services.blog.eventbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Arrivals arrivals = new Arrivals();

    @Test
    void what_arrives_wakes_all_who_wait() throws Exception {
        var awake = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            arrivals.awaitMoreThan(0, AN_HOUR);
                            awake.countDown();
                        } catch (InterruptedException _) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }

        arrivals.announce();

        assertTrue(awake.await(1, TimeUnit.MINUTES));
    }

    @Test
    void what_arrived_between_counting_and_waiting_is_not_waited_for() throws Exception {
        long known = arrivals.count();
        arrivals.announce();

        arrivals.awaitMoreThan(known, AN_HOUR);

        assertEquals(known + 1, arrivals.count());
    }

    @Test
    void who_waits_long_enough_for_nothing_goes_on() throws Exception {
        arrivals.awaitMoreThan(0, Duration.ofMillis(1));

        assertEquals(0, arrivals.count());
    }
}
