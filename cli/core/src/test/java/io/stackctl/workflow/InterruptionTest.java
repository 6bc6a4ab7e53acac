package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    private final LinkedBlockingQueue<String> handled = new LinkedBlockingQueue<>();

    @Test
    void the_first_wish_is_polite_and_the_second_is_not() throws InterruptedException {
        Interruption interruption = Interruption.never();
        try (var _ = interruption.handle(() -> handled.add("stop"), () -> handled.add("kill"))) {
            assertTrue(interruption.arrived());
            assertEquals("stop", handled.take());
            assertTrue(interruption.arrived());
            assertEquals("kill", handled.take());
        }
    }

    @Test
    void nobody_handles_a_wish_before_or_after() {
        Interruption interruption = Interruption.never();
        assertFalse(interruption.arrived());
        interruption.handle(() -> handled.add("stop"), () -> handled.add("kill")).close();
        assertFalse(interruption.arrived());
    }

    @Test
    void signals_are_listened_to_once_and_only_when_somebody_wants_to_know() {
        var interruption = new Interruption(self -> handled.add("listening"));
        assertEquals(0, handled.size());
        interruption.handle(() -> {}, () -> {}).close();
        interruption.handle(() -> {}, () -> {}).close();
        assertEquals(1, handled.size());
    }
}
