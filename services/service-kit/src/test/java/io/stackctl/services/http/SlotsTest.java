package io.stackctl.services.http;

import static io.stackctl.services.http.Slots.Use.BUSY;
import static io.stackctl.services.http.Slots.Use.QUIET;
import static io.stackctl.services.http.Slots.Use.RESTING;
import static io.stackctl.services.http.Slots.Use.SLOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private static class Played implements Slots.Occupant {
        private final InetAddress peer;
        private final Slots.Use use;
        private final long since;
        private boolean left;

        Played(String address, Slots.Use use, long since) {
            this.peer = InetAddress.ofLiteral(address);
            this.use = use;
            this.since = since;
        }

        @Override
        public InetAddress peer() {
            return peer;
        }

        @Override
        public Slots.Use use() {
            return use;
        }

        @Override
        public long since() {
            return since;
        }

        @Override
        public boolean leave(Slots.Use asked) {
            left = true;
            return true;
        }
    }

    private final Slots slots =
            new Slots(4, address -> address.equals(InetAddress.ofLiteral("10.9.9.9")));

    private Played there(String address, Slots.Use use, long since) {
        var played = new Played(address, use, since);
        assertTrue(slots.admit(played));
        return played;
    }

    private boolean admits(String address) {
        return slots.admit(new Played(address, BUSY, 0));
    }

    @Test
    void while_there_is_room_an_address_may_have_all_of_it() {
        for (int i = 0; i < 4; i++) {
            assertTrue(admits("10.0.0.1"));
        }
        assertEquals(4, slots.taken());
    }

    @Test
    void a_place_that_was_left_is_free() {
        var first = there("10.0.0.1", BUSY, 0);
        for (int i = 0; i < 3; i++) {
            there("10.0.0.1", BUSY, 0);
        }
        assertFalse(admits("10.0.0.1"));

        slots.release(first);
        slots.release(first);

        assertTrue(admits("10.0.0.1"));
        assertFalse(admits("10.0.0.1"));
    }

    @Test
    void of_one_address_the_connection_that_does_the_least_goes_first() {
        var busy = there("10.0.0.1", BUSY, 0);
        var quiet = there("10.0.0.1", QUIET, 1);
        var slow = there("10.0.0.1", SLOW, 2);
        var resting = there("10.0.0.1", RESTING, 3);

        assertTrue(admits("10.0.0.1"));
        assertTrue(resting.left && !slow.left);
        assertTrue(admits("10.0.0.1"));
        assertTrue(slow.left && !quiet.left);
        assertTrue(admits("10.0.0.1"));
        assertTrue(quiet.left);
        assertFalse(admits("10.0.0.1"));
        assertFalse(busy.left);
    }

    @Test
    void among_equals_the_one_that_has_been_so_the_longest_goes_first() {
        there("10.0.0.1", SLOW, 7);
        var longest = there("10.0.0.1", SLOW, 5);
        there("10.0.0.1", SLOW, 6);
        there("10.0.0.1", BUSY, 0);

        assertTrue(admits("10.0.0.1"));
        assertTrue(longest.left);
    }

    @Test
    void an_address_that_has_all_places_keeps_nobody_out() {
        for (int i = 0; i < 4; i++) {
            there("10.0.0.1", BUSY, i);
        }

        assertTrue(admits("10.0.0.2"));
        assertTrue(admits("10.0.0.3"));
        assertFalse(admits("10.0.0.1"), "it has more than the others");
        assertFalse(admits("10.0.0.3"), "one place each, and two for the first");
    }

    @Test
    void who_has_many_takes_nothing_but_rest_from_who_has_few() {
        var few = there("10.0.0.2", SLOW, 0);
        for (int i = 0; i < 3; i++) {
            there("10.0.0.1", BUSY, 0);
        }

        assertFalse(admits("10.0.0.1"));
        assertFalse(few.left);
    }

    @Test
    void a_connection_that_wakes_up_in_this_moment_is_spared() {
        var other = there("10.0.0.1", RESTING, 1);
        var waking =
                new Played("10.0.0.1", RESTING, 0) {
                    private boolean asked;

                    @Override
                    public Slots.Use use() {
                        return asked ? BUSY : RESTING;
                    }

                    @Override
                    public boolean leave(Slots.Use use) {
                        asked = true;
                        return false;
                    }
                };
        assertTrue(slots.admit(waking));
        there("10.0.0.1", BUSY, 0);
        there("10.0.0.1", BUSY, 0);

        assertTrue(admits("10.0.0.1"));
        assertTrue(other.left);
        assertTrue(slots.occupants().contains(waking));
    }

    @Test
    void a_trusted_proxy_stands_for_many_and_is_not_asked_to_share() {
        for (int i = 0; i < 4; i++) {
            there("10.9.9.9", BUSY, 0);
        }

        assertFalse(admits("10.0.0.1"));
    }

    @Test
    void neighbours_of_one_ipv6_network_are_one_address() {
        for (int i = 0; i < 4; i++) {
            there("2001:db8::" + i, BUSY, 0);
        }

        assertFalse(admits("2001:db8::ffff"));
        assertTrue(admits("2001:db8:0:1::1"));
    }

    @Test
    void who_was_not_admitted_may_try_again_when_somebody_left_in_that_moment() {
        var few = new Slots(1, 1, _ -> false);
        var busy = admitted(few, BUSY);
        assertFalse(few.admit(new Played("10.0.0.1", BUSY, 0)));
        assertFalse(few.mayHaveRoomSoon());

        few.release(busy);

        assertTrue(few.mayHaveRoomSoon());
    }

    private static final Duration NO_TIME = Duration.ZERO;

    private static Played admitted(Slots slots, Slots.Use use) {
        var played = new Played("10.0.0.1", use, 0);
        assertTrue(slots.admit(played));
        return played;
    }

    @Test
    void who_waits_gives_its_place_to_others_while_there_is_a_seat() throws Exception {
        var few = new Slots(1, 1, _ -> false);
        var waiting = admitted(few, BUSY);

        few.stepAside(waiting);

        var other = admitted(few, BUSY);
        assertEquals(2, few.taken());
        assertEquals(2, few.occupants().size());
        assertFalse(few.comeBack(waiting, NO_TIME), "the place is another's");
        few.release(other);
        assertTrue(few.comeBack(waiting, NO_TIME));
        assertFalse(few.admit(new Played("10.0.0.1", BUSY, 0)));
        few.release(waiting);
        assertEquals(0, few.taken());
    }

    @Test
    void one_that_rests_makes_room_for_one_that_comes_back() throws Exception {
        var few = new Slots(1, 1, _ -> false);
        var waiting = admitted(few, BUSY);
        few.stepAside(waiting);
        var resting = admitted(few, RESTING);

        assertTrue(few.comeBack(waiting, NO_TIME));

        assertTrue(resting.left);
        assertEquals(1, few.taken());
    }

    @Test
    void who_found_no_seat_gets_that_of_the_one_whose_place_it_has() throws Exception {
        var few = new Slots(1, 1, _ -> false);
        var first = admitted(few, BUSY);
        few.stepAside(first);
        var second = admitted(few, BUSY);
        few.stepAside(second);
        assertFalse(few.admit(new Played("10.0.0.1", BUSY, 0)), "it keeps its place");

        assertTrue(few.comeBack(first, NO_TIME));

        assertFalse(few.comeBack(second, NO_TIME));
        few.release(first);
        assertTrue(few.comeBack(second, NO_TIME));
    }

    @Test
    void who_was_closed_while_it_waited_has_no_place_and_no_seat() throws Exception {
        var few = new Slots(1, 1, _ -> false);
        var gone = admitted(few, BUSY);
        few.stepAside(gone);
        few.release(gone);

        few.stepAside(gone);

        assertTrue(few.comeBack(gone, NO_TIME));
        assertEquals(0, few.taken());
        few.stepAside(admitted(few, BUSY));
        assertEquals(1, few.taken());
    }
}
