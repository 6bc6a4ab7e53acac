package io.stackctl.stacks;

import io.stackctl.services.kit.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What happens to one container, from the moment this is opened. */
final class Events implements AutoCloseable {
    /**
     * How long a test waits before it calls the stack broken; no test passes or fails by its speed.
     */
    private static final long PATIENCE_SECONDS = 120;

    private final InputStream stream;
    private final BlockingQueue<Tree> events = new LinkedBlockingQueue<>();

    private Events(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().start(this::read);
    }

    static Events of(String container) throws IOException {
        var filters =
                Engine.encode("{\"type\":[\"container\"],\"container\":[\"" + container + "\"]}");
        return new Events(Engine.open("/events?filters=" + filters));
    }

    /**
     * The next event of the kind, such as {@code die} or {@code health_status: unhealthy}; those
     * before it are dropped.
     */
    Tree await(String action) throws InterruptedException {
        while (true) {
            var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("the engine never reported '" + action + "'");
            }
            if (event.at("Action").text().equals(action)) {
                return event;
            }
        }
    }

    /** The exit code with which the container dies next. */
    long awaitExitCode() throws InterruptedException {
        return await("die").at("Actor", "Attributes", "exitCode").number();
    }

    private void read() {
        try (var reader =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().map(line -> Tree.of(Json.read(line))).forEach(events::add);
        } catch (IOException | java.io.UncheckedIOException _) {
            // close() ends the stream: there is nothing more to read
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
