package io.stackctl.engine;

import io.stackctl.event.Event.Stream;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a container's log.
 *
 * @param text without its line end
 * @param timestamp when the engine got it, where the query asked for it
 */
public record LogRecord(Stream stream, String text, Optional<Instant> timestamp) {}
