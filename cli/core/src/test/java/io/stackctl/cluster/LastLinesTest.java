package io.stackctl.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LastLinesTest {

    private final LastLines lines = new LastLines();

    @Test
    void of_many_the_last_are_kept_in_order() {
        for (int number = 1; number <= 12; number++) {
            lines.add(number + " \t");
        }

        assertEquals(
                "\n  | 3\n  | 4\n  | 5\n  | 6\n  | 7\n  | 8\n  | 9\n  | 10\n  | 11\n  | 12",
                lines.toString());
    }

    @Test
    void of_a_long_one_the_beginning_is_kept() {
        lines.add("x".repeat(501));

        assertEquals("\n  | " + "x".repeat(500), lines.toString());
    }
}
