package io.stackctl.services.voting.result;

import io.stackctl.services.kit.EventStream;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the latest tally stands for all who watch: it is counted once, however many they are. */
final class Board {
    /** More often than a proxy would lose patience with a quiet stream. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

    /** A picture a fifth of a second is enough for people, and bounds the counting. */
    private static final Duration BETWEEN_TALLIES = Duration.ofMillis(200);

    private @Nullable Tally latest;

    void show(Tally tally) throws InterruptedException {
        synchronized (this) {
            latest = tally;
            notifyAll();
        }
        Thread.sleep(BETWEEN_TALLIES);
    }

    /** Sends the tally, and each other one that follows, until the watcher leaves. */
    void watch(EventStream stream) throws IOException, InterruptedException {
        Tally shown = null;
        while (true) {
            var next = other(shown);
            if (next == null || next.equals(shown)) {
                stream.keepAlive();
            } else {
                stream.send("tally", next);
                shown = next;
            }
        }
    }

    /** Another tally, or the same one after a long silence. */
    private synchronized @Nullable Tally other(@Nullable Tally than) throws InterruptedException {
        var silentUntil = System.nanoTime() + LONGEST_SILENCE.toNanos();
        while (latest == null || latest.equals(than)) {
            var millis = (silentUntil - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        return latest;
    }
}
