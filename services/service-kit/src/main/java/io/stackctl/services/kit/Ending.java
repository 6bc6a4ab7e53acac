package io.stackctl.services.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How a service ends: it stops accepting, finishes open requests, closes what it holds, and exits.
 * Where that takes longer than allowed, it exits 1 with whatever is still open.
 */
final class Ending {
    private final Listener listener;
    private final Duration atMost;
    private final Log log;
    private final Deque<AutoCloseable> resources = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    Ending(Listener listener, Duration atMost, Log log) {
        this.listener = listener;
        this.atMost = atMost;
        this.log = log;
    }

    /** Has a resource closed at the end; the last one opened is closed first. */
    void closes(AutoCloseable resource) {
        resources.push(resource);
    }

    void onSignals() {
        for (var name : new String[] {"TERM", "INT"}) {
            Signals.on(name, signal -> begin(signal + " received, stopping", 0));
        }
    }

    /** Begins to end the process with the code, once; what else asks for it later is ignored. */
    void begin(String why, int exitCode) {
        if (begun.compareAndSet(false, true)) {
            log.info(why, "open requests", listener.openRequests());
            // The JVM exits by itself, with 0, when only daemon threads are left: this one is none.
            Thread.ofPlatform().name("ending").daemon(false).start(() -> end(exitCode));
        }
    }

    private void end(int exitCode) {
        var givingUp = Thread.ofPlatform().daemon().start(this::giveUpInTime);
        // Longer than the deadline: when time is up, it is the other thread that says so and exits.
        listener.stop(atMost.plusSeconds(1));
        close(new ArrayDeque<>(resources));
        log.info("stopped");
        // What the JVM has still to do is none of the service's work: when it keeps what it has
        // learnt for the next start, that takes longer than a service may take to stop.
        givingUp.interrupt();
        System.exit(exitCode);
    }

    private void giveUpInTime() {
        try {
            Thread.sleep(atMost);
        } catch (InterruptedException _) {
            return;
        }
        log.error(
                "not stopped in time, giving up",
                "seconds",
                atMost.toSeconds(),
                "open requests",
                listener.openRequests());
        Runtime.getRuntime().halt(1); // exit() could wait for the thread that is stuck
    }

    private void close(Iterable<AutoCloseable> open) {
        for (var resource : open) {
            try {
                resource.close();
            } catch (Exception e) {
                log.warn("not closed properly", "resource", resource, "exception", e);
            }
        }
    }
}
