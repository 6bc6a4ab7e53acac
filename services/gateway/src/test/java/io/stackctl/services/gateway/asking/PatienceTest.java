package io.stackctl.services.gateway.asking;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.HttpError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void it_looks_again_after_each_pause() throws Exception {
        var pauses = new AtomicInteger();

        assertTrue(
                new Patience(() -> false)
                        .until(() -> pauses.get() == 3, LONG, longest -> pauses.incrementAndGet()));
    }

    @Test
    void what_holds_or_is_not_to_be_waited_for_takes_no_pause() throws Exception {
        Patience.Pause never =
                longest -> {
                    throw new InterruptedException("paused");
                };

        assertTrue(new Patience(() -> false).until(() -> true, LONG, never));
        assertFalse(new Patience(() -> false).until(() -> false, Duration.ZERO, never));
    }

    @Test
    void a_gateway_that_stops_is_not_kept_waiting() {
        var pauses = new AtomicInteger();
        var patience = new Patience(() -> pauses.get() > 0);

        assertThrows(
                HttpError.class,
                () -> patience.until(() -> false, LONG, longest -> pauses.incrementAndGet()));
    }
}
