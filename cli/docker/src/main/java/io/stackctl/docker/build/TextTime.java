package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A time of modification for a text that lies in no file. A builder takes a file of the same name,
 * size and time to be the one that it got from an earlier, or a concurrent, build; so other texts
 * have other times.
 */
final class TextTime {

    // What every file system can hold: until 2038, in nanoseconds.
    private static final long SECONDS = 1L << 31;
    private static final long NANOSECONDS = 1_000_000_000;

    private TextTime() {}

    /** The same for the same text, and another for any other. */
    static Instant of(String text) {
        var digest = ByteBuffer.wrap(Sha256.of(text.getBytes(UTF_8)));
        return Instant.ofEpochSecond(
                Long.remainderUnsigned(digest.getLong(), SECONDS),
                Long.remainderUnsigned(digest.getLong(), NANOSECONDS));
    }
}
