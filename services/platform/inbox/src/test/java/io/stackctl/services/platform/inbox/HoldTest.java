package io.stackctl.services.platform.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.services.kit.HttpError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldTest {
    private final Hold hold = new Hold();

    @Test
    void nobody_waits_unless_asked_to() throws Exception {
        hold.pass(Hold.Stage.CONTENT, "10.0.0.7");
        hold.at(Hold.Stage.RECEIPT);
        hold.pass(Hold.Stage.CONTENT, "10.0.0.7");

        assertEquals(List.of(), hold.waiting());
    }

    @Test
    void a_sender_waits_at_its_stage_until_it_is_let_go() throws Exception {
        hold.at(Hold.Stage.RECEIPT);
        var sender =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                hold.pass(Hold.Stage.RECEIPT, "10.0.0.7");
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        while (hold.waiting().isEmpty()) {
            Thread.onSpinWait();
        }
        assertEquals(List.of("10.0.0.7"), hold.waiting());

        hold.release();

        sender.join();
        assertEquals(List.of(), hold.waiting());
    }

    @Test
    void there_are_two_stages() {
        assertEquals(Hold.Stage.CONTENT, Hold.Stage.of("content"));
        assertThrows(HttpError.class, () -> Hold.Stage.of("middle"));
    }
}
