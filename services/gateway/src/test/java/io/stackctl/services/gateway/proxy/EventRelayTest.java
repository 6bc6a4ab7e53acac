package io.stackctl.services.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.http.Body;
import io.stackctl.services.http.BodyFraming;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a stream of events ends when it is told to. */
@Timeout(120)
class EventRelayTest {
    private final ScriptedWire instance = new ScriptedWire();
    private final ScriptedWire client = new ScriptedWire();
    private final EventRelay events = relay(true, true);

    private EventRelay relay(boolean chunked, boolean legible) {
        var from = Link.of(instance, Budget.unlimited());
        var body = new Body(from.in(), new BodyFraming.UntilClose());
        return new EventRelay(from, Link.of(client, Budget.unlimited()), body, chunked, legible);
    }

    /**
     * In the thread that relays: so it is told and does not wait, as nobody else says anything
     * meanwhile.
     */
    private void tell(EventRelay told, Duration moment) {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> told.end(moment));
    }

    private String heard() {
        return new String(client.heard(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void it_ends_behind_the_event_that_was_under_way() throws Exception {
        instance.says("d")
                .then(() -> tell(events, Duration.ofHours(1)))
                .says("ata: 1\n")
                .says("\ndata: 2\n\n");

        assertFalse(events.run(Body::await));

        assertEquals("1\r\nd\r\n7\r\nata: 1\n\r\n1\r\n\n\r\n0\r\n\r\n", heard());
    }

    @Test
    void what_the_instance_ends_meanwhile_ends_once() throws Exception {
        instance.says("d").then(() -> tell(events, Duration.ofHours(1))).says("ata");

        assertTrue(events.run(Body::await));
        events.end(Duration.ofHours(1));

        assertEquals("1\r\nd\r\n3\r\nata\r\n0\r\n\r\n", heard());
    }

    @Test
    void what_has_failed_does_not_look_complete() throws Exception {
        instance.says("d")
                .then(() -> {
                    throw new IOException("reset");
                });

        assertThrows(IOException.class, () -> events.run(Body::await));
        events.end(Duration.ofHours(1));

        assertEquals("1\r\nd\r\n", heard());
    }

    @Test
    void compressed_events_end_at_once() throws Exception {
        var compressed = relay(true, false);
        instance.says("d")
                .then(() -> {
                    try {
                        compressed.end(Duration.ofHours(1));
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                })
                .says("ata");

        assertFalse(compressed.run(Body::await));

        assertEquals("1\r\nd\r\n0\r\n\r\n", heard());
    }
}
