package io.stackctl.docker.transport;

import java.time.Duration;

/**
 * Bounds the head of one answer, which no peer may make endless: how long it may be, and how long
 * it may take once it has begun. How long it may take to begin is the engine's own business.
 */
final class HeadGuard {

    /** Engines send about ten fields; Go's own server takes no more than a few KiB of them. */
    static final int MOST_FIELDS = 100;

    static final int MOST_BYTES = 64 * 1024;

    /** How many answers 1xx may announce the real one. */
    static final int MOST_ANNOUNCEMENTS = 16;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final long patience;
    private final int mostBytes;
    private long begun;
    private int bytes;

    /**
     * Creates one.
     *
     * @param buffer how many bytes of what follows may come together with the head's last ones
     */
    HeadGuard(int buffer) {
        this(buffer, PATIENCE);
    }

    HeadGuard(int buffer, Duration patience) {
        this.mostBytes = MOST_BYTES + buffer;
        this.patience = patience.toNanos();
    }

    /** Takes note of bytes that have come. */
    void arrived(int count) throws BadAnswerException {
        if (count <= 0) {
            return;
        }
        if (bytes == 0) {
            begun = System.nanoTime();
        } else if (System.nanoTime() - begun > patience) {
            throw new BadAnswerException("the head of the answer does not come to an end");
        }
        bytes = Math.addExact(bytes, count);
        if (bytes > mostBytes) {
            throw new BadAnswerException(
                    "the head of the answer is longer than " + MOST_BYTES / 1024 + " KiB");
        }
    }
}
