package io.stackctl.services.blog.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.testkit.BackingService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log over NATS itself. */
class JetStreamEventLogIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration NO_TIME = Duration.ofMillis(1);

    private BackingService server;
    private EventLog log;

    @BeforeEach
    void start() {
        server = BackingService.nats();
        log = open();
    }

    private EventLog open() {
        return EventLog.at(BusAddress.of("nats://" + server.host() + ":" + server.port()));
    }

    @AfterEach
    void stop() {
        log.close();
        server.close();
    }

    private static Event event(int number) {
        return new Event(Id.random(), "PostCreated", Map.of("number", number));
    }

    private static List<LoggedEvent> read(EventLog log, long position, int count)
            throws IOException {
        var events = new ArrayList<LoggedEvent>();
        while (events.size() < count) {
            var more = log.after(position + events.size(), PATIENCE);
            assertTrue(!more.isEmpty(), "only " + events.size() + " of " + count);
            events.addAll(more);
        }
        return events;
    }

    @Test
    void events_are_read_in_their_order_from_anywhere() throws IOException {
        var told = List.of(event(1), event(2), event(3));
        for (var event : told) {
            log.append(event);
        }

        var all = read(log, 0, 3);
        assertEquals(told.toString(), all.stream().map(LoggedEvent::event).toList().toString());
        assertEquals(List.of(1L, 2L, 3L), all.stream().map(LoggedEvent::position).toList());
        try (var other = open()) {
            assertEquals(2, read(other, 1, 2).getFirst().position());
        }
        assertEquals(List.of(), log.after(3, NO_TIME));
    }

    @Test
    void what_is_told_twice_is_there_once() throws IOException {
        var event = event(1);
        log.append(event);
        log.append(event);
        log.append(event(2));

        assertEquals(
                List.of(event.id().toString(), "2"),
                List.of(
                        read(log, 0, 2).getFirst().event().id().toString(),
                        String.valueOf(read(log, 0, 2).getLast().position())));
    }

    @Test
    void a_position_beyond_the_end_is_of_another_log() throws IOException {
        log.append(event(1));

        var failure = assertThrows(IOException.class, () -> log.after(7, NO_TIME));

        assertEquals(
                "the stream BLOG ends at 1, but 7 was read before: it is another one now",
                failure.getMessage());
    }
}
