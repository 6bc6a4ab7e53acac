package io.stackctl.services.blog.events;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PublishOptions;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream of NATS JetStream. Its sequence numbers are the positions, and the header {@code
 * Nats-Msg-Id} tells the server which message it has already.
 */
final class JetStreamEventLog implements EventLog {
    private static final String STREAM = "BLOG";
    private static final String SUBJECT = "blog.events.";

    /**
     * How long the server remembers an id. What comes again later is stored again, and has no
     * effect all the same, because every effect is written so that twice is the same as once.
     */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Options options;
    private @Nullable Connection connection;
    private @Nullable JetStreamReader reader; // of the one thread that reads

    JetStreamEventLog(URI server) {
        this.options =
                Options.builder()
                        .server(server.toString())
                        .connectionTimeout(Duration.ofSeconds(2))
                        .maxReconnects(-1) // it comes back, however late
                        .reconnectWait(Duration.ofMillis(250))
                        .errorListener(new SilentListener())
                        .build();
    }

    @Override
    public void append(Event event) throws IOException {
        try {
            var message = event.toString().getBytes(StandardCharsets.UTF_8);
            var once = PublishOptions.builder().messageId(event.id().toString()).build();
            var _ = connection().jetStream().publish(SUBJECT + event.type(), message, once);
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    @Override
    public List<LoggedEvent> after(long position, Duration atMost) throws IOException {
        try {
            // A copy of this service may have read on meanwhile: then a new reader starts there.
            if (reader == null || reader.position() != position) {
                drop();
                reader = JetStreamReader.open(connection(), STREAM, position);
            }
            var events = reader.next(atMost);
            if (events.isEmpty()) {
                // A server that was away knows no readers of before; asking anew finds out.
                drop();
            }
            return events;
        } catch (JetStreamApiException e) {
            drop();
            throw new IOException(e);
        } catch (IOException e) {
            drop();
            throw e;
        }
    }

    @Override
    public String name() {
        return "jetstream:" + STREAM;
    }

    private void drop() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    private synchronized Connection connection() throws IOException, JetStreamApiException {
        if (connection == null) {
            try {
                var opened = Nats.connect(options);
                provideStream(opened);
                connection = opened;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while NATS was asked");
            }
        }
        return connection;
    }

    /** Does nothing where the same stream is there already. */
    private static void provideStream(Connection connection)
            throws IOException, JetStreamApiException {
        var stream =
                StreamConfiguration.builder()
                        .name(STREAM)
                        .subjects(SUBJECT + ">")
                        .storageType(StorageType.File)
                        .duplicateWindow(REMEMBERED)
                        .denyDelete(true)
                        .denyPurge(true)
                        .build();
        var _ = connection.jetStreamManagement().addStream(stream);
    }

    @Override
    public synchronized void close() {
        drop();
        if (connection != null) {
            try {
                connection.close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
