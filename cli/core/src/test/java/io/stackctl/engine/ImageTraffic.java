package io.stackctl.engine;

import java.time.Duration;

/** Counts how many images come or are made at once on the fake engine. */
final class ImageTraffic {

    private int expected = 1;
    private Duration patience = Duration.ZERO;
    private int now;
    private int most;

    /** Makes each wait for so many at once, but no longer than that. */
    synchronized void gather(int count, Duration atMost) {
        expected = count;
        patience = atMost;
    }

    synchronized int most() {
        return most;
    }

    /** Takes part with one image. */
    synchronized void pass() {
        now++;
        most = Math.max(most, now);
        notifyAll();
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis();
                    most < expected && left > 0;
                    left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            now--;
        }
    }
}
