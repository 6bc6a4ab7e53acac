package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stackctl.workflow.Interruption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SignalsTest {

    private final Signals signals = new Signals();
    private final LinkedBlockingQueue<String> wishes = new LinkedBlockingQueue<>();

    @Test
    void a_client_that_goes_is_a_wish_to_end() throws Exception {
        try (var _ = handle()) {
            signals.clientGone();

            assertEquals("first", next());
        }
    }

    @Test
    void ctrl_c_that_the_client_saw_too_is_one_wish_in_either_order() throws Exception {
        try (var _ = handle()) {
            signals.clientGone();
            signals.signal();
            signals.signal();

            assertOneOfEach();
        }
    }

    @Test
    void a_client_that_goes_after_a_signal_adds_nothing() throws Exception {
        try (var _ = handle()) {
            signals.signal();
            signals.clientGone();
            signals.signal();

            assertOneOfEach();
        }
    }

    /** Each is handled on a thread of its own, so either may be heard first. */
    private void assertOneOfEach() throws InterruptedException {
        assertEquals(Set.of("first", "second"), new HashSet<>(Arrays.asList(next(), next())));
        assertNull(wishes.poll());
    }

    private Interruption.Handling handle() {
        var interruption = new Interruption(signals::handTo);
        return interruption.handle(() -> wishes.add("first"), () -> wishes.add("second"));
    }

    private String next() throws InterruptedException {
        return wishes.poll(30, TimeUnit.SECONDS);
    }
}
