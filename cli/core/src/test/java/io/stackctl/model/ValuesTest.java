package io.stackctl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.service.RestartPolicy;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.DecimalText;
import io.stackctl.model.tree.DurationText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "300, 300",
        "64m, 67108864",
        "64MB, 67108864",
        "1.5g, 1610612736",
        "1 KiB, 1024",
        "2b, 2",
        "1t, 1099511627776"
    })
    void sizes_have_units_of_1024(String text, long bytes) {
        assertEquals(bytes, ByteSize.of(text).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "1x", "1mx", "1 . 5g", "lots"})
    void what_is_no_size_is_refused(String text) {
        assertThrows(InvalidValueException.class, () -> ByteSize.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "90s, 1m30s",
        "1h, 1h0m0s",
        "1d, 24h0m0s",
        "1w, 168h0m0s",
        "1.5s, 1.5s",
        "100ms, 100ms",
        "1500us, 1.5ms",
        "1h2m3.5s, 1h2m3.5s",
        "-10s, -10s"
    })
    void durations_are_printed_as_go_does(String text, String printed) {
        assertEquals(printed, DurationText.print(DurationText.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "10 seconds", "1x", "1.2.3s", "99999999999999999999h"})
    void what_is_no_duration_is_refused(String text) {
        assertThrows(InvalidValueException.class, () -> DurationText.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        "1, 1",
        "1000000, 1e+06",
        "123456, 123456",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-2.50, -2.5"
    })
    void numbers_are_as_short_as_can_be(double value, String text) {
        assertEquals(text, DecimalText.shortest(value));
    }

    @Test
    void a_stack_name_is_normalised_or_refused() {
        assertEquals("mydir_x-1", StackName.normalised("My.Dir_X-1").value());
        assertEquals("up", StackName.normalised("_-Up").value());
        assertThrows(InvalidValueException.class, () -> StackName.of("My"));
        assertThrows(InvalidValueException.class, () -> StackName.of(""));
    }

    @Test
    void policies_are_read() {
        assertEquals(
                new RestartPolicy(RestartPolicy.Condition.ON_FAILURE, 5),
                RestartPolicy.of("on-failure:5"));
        assertEquals(new PullPolicy.Every(Duration.ofHours(12)), PullPolicy.of("every_12h"));
        assertThrows(InvalidValueException.class, () -> RestartPolicy.of("sometimes"));
    }
}
