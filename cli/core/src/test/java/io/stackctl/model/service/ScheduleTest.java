package io.stackctl.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "*/5 * * * *",
                "30 4 * * 1-5",
                "0,15,30,45 8-18/2 1 JAN-jun sun",
                "@daily",
                "0 0 29 2 ?"
            })
    void takes_what_cron_takes(String text) {
        assertEquals(text, Schedule.of(text).toString());
    }

    @Test
    void has_single_blanks_between_its_fields() {
        assertEquals("0 4 * * *", Schedule.of("  0  4\t* * * ").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *|'60' is no minute of a schedule",
                "* 24 * * *|'24' is no hour of a schedule",
                "* * 0 * *|'0' is no day of the month of a schedule",
                "* * * 13 *|'13' is no month of a schedule",
                "* * * * 7|'7' is no day of the week of a schedule",
                "*/0 * * * *|'*/0' is no minute of a schedule",
                "5-1 * * * *|'5-1' is no minute of a schedule",
                "1,,2 * * * *|'' is no minute of a schedule",
                "a * * * *|'a' is no minute of a schedule",
                "* * * *|'* * * *' is not a schedule",
                "* * * * * *|'* * * * * *' is not a schedule",
                "@reboot|'@reboot' is not a schedule"
            })
    void says_which_field_is_wrong(String text, String message) {
        var refused = assertThrows(InvalidValueException.class, () -> Schedule.of(text));

        assertEquals(message, refused.getMessage());
    }
}
