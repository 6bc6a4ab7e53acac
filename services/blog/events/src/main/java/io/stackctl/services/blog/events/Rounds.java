package io.stackctl.services.blog.events;

import io.stackctl.services.kit.Log;
import java.time.Duration;

/**
 * Repeats a piece of work on a thread of its own until it is closed. A round that fails is tried
 * again, however often; only the first failure in a row is logged.
 */
final class Rounds implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Waits for work and does it. */
    interface Round {
        void run() throws Exception;
    }

    private final String name;
    private final Round round;
    private final Log log;
    private final Thread thread;
    private volatile boolean closed;

    private Rounds(String name, Round round, Log log) {
        this.name = name;
        this.round = round;
        this.log = log;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::repeat);
    }

    static Rounds start(String name, Round round, Log log) {
        var rounds = new Rounds(name, round, log);
        rounds.thread.start();
        return rounds;
    }

    private void repeat() {
        boolean failed = false;
        while (!closed) {
            try {
                round.run();
                if (failed) {
                    log.info(name + " goes on");
                    failed = false;
                }
            } catch (InterruptedException _) {
                return;
            } catch (Exception e) {
                if (closed) {
                    return;
                }
                if (!failed) {
                    log.warn(name + " is held up, trying again", "reason", e.toString());
                    failed = true;
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            closed = true;
        }
    }

    /**
     * Breaks off the round that is under way: what it did not finish is done after the next start.
     */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
