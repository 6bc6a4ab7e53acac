package io.stackctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeArgumentTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static Instant of(String text) {
        var since = new Choice(new String[] {"--since"}, "TIME", "");
        since.take(text);
        return TimeArgument.of(since, NOW).orElseThrow();
    }

    @Test
    void seconds_dates_and_durations_are_points_in_time() {
        assertEquals(Instant.ofEpochSecond(1357133017, 500_000_000), of("1357133017.5"));
        assertEquals(Instant.parse("2013-01-02T13:23:37Z"), of("2013-01-02T13:23:37Z"));
        assertEquals(NOW.minusSeconds(42 * 60), of("42m"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999999999",
                "99999999999999999999",
                "18446744073709551616.5",
                "2013-13-01",
                "9999999999999h",
                "yesterday"
            })
    void what_no_clock_can_show_is_refused(String text) {
        var refused = assertThrows(StackException.class, () -> of(text));

        assertTrue(
                refused.failure().message().startsWith("'" + text + "' is not a point in time"),
                refused.failure().message());
    }
}
