package io.stackctl.services.kit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

/**
 * Waits for what a service cannot work without, however late it comes: an order of starting is
 * never certain.
 */
final class Dependencies {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final List<Endpoint> endpoints;
    private final Log log;
    private volatile String waitingFor = "";

    Dependencies(Endpoints endpoints, Log log) {
        this.endpoints = endpoints.values();
        this.log = log;
    }

    /** What it waits for at this moment, such as {@code redis:6379}; empty when for nothing. */
    String waitingFor() {
        return waitingFor;
    }

    /** Returns when all of them accept connections. */
    void await() throws InterruptedException {
        for (var endpoint : endpoints) {
            await(endpoint);
        }
        waitingFor = "";
    }

    private void await(Endpoint endpoint) throws InterruptedException {
        waitingFor = endpoint.toString();
        var pause = FIRST_PAUSE;
        for (int attempt = 1; !accepts(endpoint, attempt); attempt++) {
            Thread.sleep(pause);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
        }
    }

    private boolean accepts(Endpoint endpoint, int attempt) {
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(endpoint.host(), endpoint.port()),
                    (int) PATIENCE.toMillis());
            log.info("dependency is there", "endpoint", endpoint, "attempts", attempt);
            return true;
        } catch (IOException e) {
            if (attempt == 1) { // once is enough: the next line about it says that it is there
                log.warn(
                        "dependency is absent, trying again",
                        "endpoint",
                        endpoint,
                        "reason",
                        e.getMessage());
            }
            return false;
        }
    }
}
