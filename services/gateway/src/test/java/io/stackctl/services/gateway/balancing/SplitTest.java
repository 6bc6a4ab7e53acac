package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    private static Shares shares(Map<String, Integer> permille) {
        return new Shares(new TreeMap<>(permille), Sticky.NONE);
    }

    /** Chance that is the same in every run. */
    private static Split split(Map<String, Integer> permille) {
        return new Split(shares(permille), new SplittableRandom(13));
    }

    /** Which of so many requests the revision r7 gets. */
    private static boolean[] dealt(Split split, int requests) {
        var dealt = new boolean[requests];
        for (int i = 0; i < requests; i++) {
            dealt[i] = split.next(Set.of()).equals("r7");
        }
        return dealt;
    }

    private static int count(boolean[] dealt, int from, int to, int step) {
        int count = 0;
        for (int i = from; i < to; i += step) {
            count += dealt[i] ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 50, 100, 137, 250, 333, 499, 500, 501, 667, 900, 999})
    void a_share_is_kept_in_any_thousand_requests_and_from_the_first_one_on(int share) {
        var dealt = dealt(split(Map.of("r6", 1000 - share, "r7", share)), 20_000);

        for (int start = 0; start + 1000 <= dealt.length; start++) {
            assertEquals(share, count(dealt, start, start + 1000, 1), 1, "from " + start);
        }
        int of = 0;
        for (int requests = 1; requests <= dealt.length; requests++) {
            of += dealt[requests - 1] ? 1 : 0;
            double off = of - requests * share / 1000.0;
            assertTrue(Math.abs(off) < 1, of + " of " + requests);
        }
    }

    @Test
    void shares_of_several_revisions_are_kept() {
        var split = split(Map.of("r5", 150, "r6", 600, "r7", 237, "r8", 13, "r9", 0));
        var counts = new HashMap<String, Integer>();
        for (int requests = 1; requests <= 100_000; requests++) {
            counts.merge(split.next(Set.of()), 1, Integer::sum);
            for (var share : split.shares().permille().entrySet()) {
                int of = counts.getOrDefault(share.getKey(), 0);
                assertEquals(requests * share.getValue() / 1000.0, of, 4, share.getKey());
            }
        }
        assertFalse(counts.containsKey("r9"));
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 100, 200, 250, 333, 500})
    void what_comes_in_a_rhythm_is_shared_as_all_else_is(int share) {
        int each = 20_000;
        for (int period = 2; period <= 20; period++) {
            var dealt = dealt(split(Map.of("r6", 1000 - share, "r7", share)), each * period);
            double expected = each * share / 1000.0;
            for (int first = 0; first < period; first++) {
                int of = count(dealt, first, dealt.length, period);
                assertEquals(
                        expected,
                        of,
                        4.5 * Math.sqrt(expected * (1000 - share) / 1000),
                        "each " + period + ". from " + first);
            }
        }
    }

    @Test
    void two_gateways_do_not_choose_the_same_requests() {
        var shares = shares(Map.of("r6", 900, "r7", 100));
        boolean[] first = dealt(new Split(shares), 2000);

        assertFalse(Arrays.equals(first, dealt(new Split(shares), 2000)));
    }

    @Test
    void places_are_shared_and_a_change_moves_no_more_than_it_must() {
        var before = new Split(shares(Map.of("r6", 950, "r7", 50)));
        var after = new Split(shares(Map.of("r6", 750, "r7", 250)));
        int moved = 0;
        int of = 0;
        for (int place = 0; place < 1000; place++) {
            moved += before.at(place, Set.of()).equals(after.at(place, Set.of())) ? 0 : 1;
            of += before.at(place, Set.of()).equals("r7") ? 1 : 0;
        }
        assertEquals(50, of);
        assertEquals(200, moved);
    }

    private static String refusal(Map<String, Integer> permille) {
        var refused = assertThrows(IllegalArgumentException.class, () -> shares(permille));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void shares_that_cannot_be_are_refused() {
        assertEquals("the shares are 999 together, not 1000", refusal(Map.of("r6", 999)));
        assertEquals("the share of r6 is not from 0 to 1000", refusal(Map.of("r6", -1)));
        assertEquals("'r 6' is not a revision", refusal(Map.of("r 6", 1000)));
        var many = new HashMap<String, Integer>();
        for (int i = 0; i < 17; i++) {
            many.put("r" + i, 0);
        }
        assertEquals("shares are for 16 revisions at most", refusal(many));
    }

    @Test
    void of_some_revisions_each_has_its_part_of_their_shares() {
        var split = split(Map.of("r5", 100, "r6", 600, "r7", 300, "r8", 0));
        int of = 0;
        for (int i = 0; i < 900; i++) {
            of += split.next(Set.of("r6", "r7", "r8")).equals("r7") ? 1 : 0;
            assertNotEquals("r6", split.next(Set.of("r5", "r7")));
        }
        assertEquals(300, of, 1);
        assertEquals("r5", split.next(Set.of("r5")));
        assertEquals("", split.next(Set.of("r8")));
        int places = 0;
        for (int place = 0; place < 1000; place++) {
            places += split.at(place, Set.of("r6", "r7")).equals("r7") ? 1 : 0;
        }
        assertEquals(334, places, 1);
        assertEquals("", split.at(0, Set.of("r8")));
    }
}
