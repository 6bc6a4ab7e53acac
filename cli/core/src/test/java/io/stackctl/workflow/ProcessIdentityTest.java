package io.stackctl.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessIdentityTest {

    @Test
    void this_process_is_at_work() {
        assertTrue(ProcessIdentity.isAtWork(ProcessIdentity.own()));
        assertFalse(ProcessIdentity.isGone(ProcessIdentity.own()));
        assertEquals(ProcessIdentity.own(), ProcessIdentity.own());
    }

    @Test
    void one_that_ended_is_gone() throws Exception {
        var ended = TestProcess.ended();

        assertTrue(ProcessIdentity.isGone(ended));
        assertFalse(ProcessIdentity.isAtWork(ended));
    }

    @Test
    void one_that_is_stopped_is_neither() throws Exception {
        try (var process = TestProcess.waiting()) {
            var identity = process.identity();
            assertTrue(ProcessIdentity.isAtWork(identity));

            process.signal("STOP", "T");

            assertFalse(ProcessIdentity.isAtWork(identity));
            assertFalse(ProcessIdentity.isGone(identity));
        }
    }

    @Test
    void a_later_process_of_the_same_number_is_another_one() {
        var own = ProcessIdentity.own();

        assertTrue(ProcessIdentity.isGone(own.substring(0, own.lastIndexOf(' ')) + " 1"));
    }

    @Test
    void nothing_is_said_of_a_process_elsewhere_or_of_nonsense() {
        var own = ProcessIdentity.own();
        var elsewhere = own.replaceFirst("^[0-9a-f]", "x");

        for (var text : List.of(elsewhere, "", "nonsense", "a b c ../../etc/passwd e")) {
            assertFalse(ProcessIdentity.isGone(text), text);
            assertFalse(ProcessIdentity.isAtWork(text), text);
        }
    }
}
