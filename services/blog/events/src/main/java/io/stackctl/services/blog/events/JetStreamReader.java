package io.stackctl.services.blog.events;

import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.stackctl.services.kit.InvalidJsonException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream from one position on. The server keeps nothing about it: how far it got is the
 * caller's own knowledge.
 */
final class JetStreamReader implements AutoCloseable {
    private static final int MOST = 100;
    private static final Duration NO_TIME = Duration.ofMillis(1);

    private final IterableConsumer messages;
    private long position;

    private JetStreamReader(IterableConsumer messages, long position) {
        this.messages = messages;
        this.position = position;
    }

    /**
     * Starts behind a position.
     *
     * @throws IOException when the stream ends before that position, and so is not the one that was
     *     read before
     */
    static JetStreamReader open(Connection connection, String stream, long position)
            throws IOException, JetStreamApiException {
        var context = connection.getStreamContext(stream);
        long last = context.getStreamInfo().getStreamState().getLastSequence();
        if (position > last) {
            throw new IOException(
                    "the stream %s ends at %d, but %d was read before: it is another one now"
                            .formatted(stream, last, position));
        }
        var start =
                new OrderedConsumerConfiguration()
                        .deliverPolicy(DeliverPolicy.ByStartSequence)
                        .startSequence(position + 1);
        return new JetStreamReader(context.createOrderedConsumer(start).iterate(), position);
    }

    long position() {
        return position;
    }

    List<LoggedEvent> next(Duration atMost) throws IOException {
        var events = new ArrayList<LoggedEvent>();
        for (var message = receive(atMost);
                message != null;
                message = events.size() < MOST ? receive(NO_TIME) : null) {
            position = message.metaData().streamSequence();
            events.add(new LoggedEvent(position, event(message)));
        }
        return events;
    }

    private @Nullable Message receive(Duration atMost) throws IOException {
        try {
            return messages.nextMessage(atMost);
        } catch (JetStreamStatusCheckedException e) {
            throw new IOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while NATS was asked");
        }
    }

    /**
     * Whatever else lies on the stream keeps its place, as an event of a type that nobody knows.
     */
    private static Event event(Message message) {
        try {
            return Event.parse(new String(message.getData(), StandardCharsets.UTF_8));
        } catch (InvalidJsonException _) {
            return new Event(Id.random(), "Unreadable", Map.of());
        }
    }

    @Override
    public void close() {
        try {
            messages.close();
        } catch (Exception _) {
            // of a connection that is lost; the server forgets the reader by itself
        }
    }
}
