package io.stackctl.services.gateway.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is first in a line. */
@Timeout(120)
class WaitingRoomTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final WaitingRoom room = new WaitingRoom();

    @Test
    void the_next_one_is_first_when_the_one_before_it_goes() throws Exception {
        try (var second = enteredBehind(room.enter())) {
            second.await(LONG);

            assertTrue(second.isFirst());
            assertEquals(1, room.count());
        }
        assertEquals(0, room.count());
    }

    /** One place in the line; the one before it has gone by then. */
    private WaitingRoom.Ticket enteredBehind(WaitingRoom.Ticket first) {
        try (first) {
            var second = room.enter();
            assertTrue(first.isFirst());
            assertFalse(second.isFirst());
            return second;
        }
    }

    @Test
    void who_leaves_from_the_middle_changes_nothing_for_the_first() {
        try (var first = room.enter();
                var third = left(room.enter())) {
            assertTrue(first.isFirst());
            assertFalse(third.isFirst());
            assertEquals(2, room.count());
        }
    }

    private WaitingRoom.Ticket left(WaitingRoom.Ticket second) {
        try (second) {
            return room.enter();
        }
    }

    @Test
    void the_first_one_is_woken_for_what_changes() throws Exception {
        try (var first = room.enter()) {
            room.wakeFirst();
            first.await(LONG);
            assertTrue(first.isFirst());
        }
        room.wakeFirst();
    }
}
