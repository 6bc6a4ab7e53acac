package io.stackctl.history;

import java.time.Instant;
import java.util.Optional;

/**
 * Who changed a stack, when, and with what words.
 *
 * @param by {@code user@host}
 * @param command the line that was typed, without secrets; see {@link CommandWords}
 * @param git the working tree that the definition came from
 * @param message the user's own; may be empty
 */
public record Occasion(
        Instant at, String by, String command, Optional<GitState> git, String message) {}
