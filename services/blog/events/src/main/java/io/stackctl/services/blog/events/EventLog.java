package io.stackctl.services.blog.events;

import io.stackctl.services.kit.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The bus: keeps all events in one order, for everyone to read from wherever they are. It may be
 * away at any time; whoever calls tries again.
 */
public interface EventLog extends AutoCloseable {
    /**
     * Adds an event at the end, unless one with its id is there.
     *
     * @throws IOException when it is not certain that the log has it: then append it again
     */
    void append(Event event) throws IOException;

    /**
     * Some of the events behind a position, from the first one on; waits for one where there is
     * none. One thread reads at a time.
     *
     * @param position of the last event that is known, 0 for none
     * @param atMost how long to wait before nothing is the answer
     */
    List<LoggedEvent> after(long position, Duration atMost) throws IOException;

    /** Which log this is: positions in one say nothing about another. */
    String name();

    @Override
    void close();

    /** The log at an address, for one who only reads. */
    static EventLog at(BusAddress address) {
        return at(address, new Secret(""));
    }

    /**
     * The log at an address, which is not asked for anything yet.
     *
     * @param key what the stack's own bus knows those by who may tell of the blog
     */
    static EventLog at(BusAddress address, Secret key) {
        return switch (address.protocol()) {
            case HTTP -> new HttpEventLog(address.uri(), key);
            case NATS -> new JetStreamEventLog(address.uri());
        };
    }
}
