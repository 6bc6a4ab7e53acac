package io.stackctl.step.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.traffic.RevisionCounts;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorComparisonTest {

    private static final double CERTAIN = 1.645;

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0, 100, false",
        "50, 100, 0, 100, true",
        "1, 1, 0, 1000, true",
        "20, 100, 19, 100, false",
        "2, 100, 0, 1900, false",
        "9, 100, 0, 1900, true"
    })
    void a_difference_counts_when_it_is_more_than_chance(
            long errors, long requests, long oldErrors, long oldRequests, boolean worse) {
        double least =
                ErrorComparison.leastDifference(
                        counts(requests, errors), counts(oldRequests, oldErrors), CERTAIN);

        assertEquals(worse, least > 0.005, () -> "at least " + least);
    }

    @Test
    void nothing_is_known_without_requests() {
        assertEquals(0, ErrorComparison.leastRate(RevisionCounts.NONE, CERTAIN));
        assertTrue(ErrorComparison.leastRate(counts(1000, 0), CERTAIN) <= 0);
    }

    @Test
    void two_that_are_alike_are_rarely_told_apart() {
        var random = new Random(20_261_126);
        int wrong = 0;
        for (int round = 0; round < 2000; round++) {
            var fresh = drawn(random, 200, 0.1);
            var old = drawn(random, 2000, 0.1);
            wrong += ErrorComparison.leastDifference(fresh, old, CERTAIN) > 0 ? 1 : 0;
        }

        assertTrue(wrong < 2000 * 0.08, wrong + " of 2000 with 95 % certainty");
    }

    private static RevisionCounts drawn(Random random, int requests, double rate) {
        int errors = 0;
        for (int i = 0; i < requests; i++) {
            errors += random.nextDouble() < rate ? 1 : 0;
        }
        return counts(requests, errors);
    }

    private static RevisionCounts counts(long requests, long errors) {
        return new RevisionCounts(requests, errors, new TreeMap<>());
    }
}
