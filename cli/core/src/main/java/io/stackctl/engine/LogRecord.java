package io.stackctl.engine;

import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of a container's log.
 *
 * @param text the line, or a piece of a very long one
 * @param timestamp when the engine got it, where the query asked for it
 */
public record LogRecord(Stream stream, LogText text, Optional<Instant> timestamp) {}
