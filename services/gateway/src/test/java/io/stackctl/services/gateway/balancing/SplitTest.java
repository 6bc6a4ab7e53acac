package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static Shares shares(Map<String, Integer> permille) {
        return new Shares(new TreeMap<>(permille), Sticky.NONE);
    }

    private static Map<String, Integer> next(Split split, int times) {
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < times; i++) {
            counts.merge(split.next(Set.of()), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void shares_are_kept_exactly_in_any_thousand_requests() {
        var split = new Split(shares(Map.of("r6", 937, "r7", 50, "r8", 13, "r9", 0)));
        for (int start = 0; start < 5; start++) {
            next(split, 137);
            assertEquals(Map.of("r6", 937, "r7", 50, "r8", 13), next(split, 1000));
        }
    }

    @Test
    void shares_are_kept_in_few_requests_too() {
        var split = new Split(shares(Map.of("r6", 950, "r7", 50)));
        int of = 0;
        for (int requests = 1; requests <= 1000; requests++) {
            of += split.next(Set.of()).equals("r7") ? 1 : 0;
            assertTrue(Math.abs(of - requests * 0.05) <= 1, of + " of " + requests);
        }
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
        var split = new Split(shares(Map.of("r5", 100, "r6", 600, "r7", 300, "r8", 0)));
        int of = 0;
        for (int i = 0; i < 900; i++) {
            of += split.next(Set.of("r6", "r7", "r8")).equals("r7") ? 1 : 0;
        }
        assertEquals(300, of);
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
