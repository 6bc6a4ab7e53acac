package io.stackctl.services.blog.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
    @Test
    void the_address_says_which_bus_it_is() {
        try (var own = EventLog.at(BusAddress.of("http://event-bus:5005"));
                var nats = EventLog.at(BusAddress.of("nats://nats:4222"))) {
            assertInstanceOf(HttpEventLog.class, own);
            assertInstanceOf(JetStreamEventLog.class, nats);
        }
    }

    @Test
    void positions_in_one_log_are_not_taken_for_those_in_another() {
        try (var own = EventLog.at(BusAddress.of("http://event-bus:5005"));
                var nats = EventLog.at(BusAddress.of("nats://nats:4222"));
                var elsewhere = EventLog.at(BusAddress.of("nats://nats.example.com:4222"))) {
            assertEquals("http://event-bus:5005", own.name());
            assertEquals("jetstream:BLOG", nats.name());
            assertEquals(nats.name(), elsewhere.name()); // the stream moved; it is still the same
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "event-bus:5005", "http://event-bus", "kafka://k:9092", "http://:1"})
    void an_address_without_a_known_scheme_a_host_and_a_port_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> BusAddress.of(text));
    }
}
