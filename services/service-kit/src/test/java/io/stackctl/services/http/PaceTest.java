package io.stackctl.services.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace(Duration.ofSeconds(30));

    @Test
    void a_byte_now_and_then_uses_the_allowance_up() {
        int bytes = 0;
        while (pace.left() > 0) {
            pace.waited(9 * SECOND, 1);
            bytes++;
        }

        assertEquals(4, bytes);
    }

    @Test
    void who_sends_steadily_may_send_for_ever() {
        for (int i = 0; i < 100_000; i++) {
            pace.waited(SECOND, Pace.BYTES_PER_SECOND);
        }

        assertEquals(30 * SECOND, pace.left());
    }

    @Test
    void what_was_sent_fast_is_no_credit_for_later() {
        pace.waited(0, 100_000_000);
        pace.waited(31 * SECOND, 0);

        assertTrue(pace.left() <= 0);
    }
}
