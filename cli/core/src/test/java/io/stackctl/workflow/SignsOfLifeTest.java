package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.history.LockClaim;
import io.stackctl.history.LockLabels;
import io.stackctl.history.LockState;
import io.stackctl.history.RecordNames;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {

    private static final StackName STACK = StackName.of("shop");
    private static final LockClaim CLAIM =
            new LockClaim(1, "token", "ada@laptop", "stackctl deploy", Instant.EPOCH, "");

    private final TestPace pace = new TestPace();
    private final SignsOfLife signs = new SignsOfLife(pace);

    private void see(long beat) {
        var names = new RecordNames(STACK);
        var labels = new StackLabels(LockLabels.of(STACK, CLAIM, beat, ""));
        var claim = new StackLabels(LockLabels.of(STACK, CLAIM));
        signs.seen(
                LockState.of(
                        STACK,
                        List.of(
                                new ObservedVolume(names.lock(1).value(), "local", "", claim),
                                new ObservedVolume(
                                        names.lease(1, beat).value(), "local", "", labels))));
    }

    private void watch(long beat, int seconds) {
        for (var second = 0; second < seconds; second++) {
            pace.pass(Duration.ofSeconds(1));
            see(beat);
        }
    }

    @Test
    void who_says_nothing_for_thirty_seconds_is_gone() {
        see(1);
        watch(1, 29);
        assertFalse(signs.areOver());

        watch(1, 1);
        assertTrue(signs.areOver());
        assertFalse(signs.wereSeen());
    }

    @Test
    void each_sign_starts_it_anew() {
        see(1);
        watch(1, 29);
        watch(2, 29);

        assertFalse(signs.areOver());
        assertTrue(signs.wereSeen());
    }

    @Test
    void what_was_slept_through_does_not_count() {
        see(1);
        watch(1, 20);
        pace.pass(Duration.ofHours(8));
        see(1);
        assertFalse(signs.areOver());

        watch(1, 29);
        assertFalse(signs.areOver());
        watch(1, 1);
        assertTrue(signs.areOver());
    }
}
