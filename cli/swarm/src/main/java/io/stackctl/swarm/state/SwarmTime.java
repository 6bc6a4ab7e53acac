package io.stackctl.swarm.state;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Instants as a swarm writes them, such as {@code 2026-11-27T17:00:00.123456789Z}. */
public final class SwarmTime {

    private SwarmTime() {}

    /** Reads one; empty where it wrote none. */
    public static Optional<Instant> of(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
