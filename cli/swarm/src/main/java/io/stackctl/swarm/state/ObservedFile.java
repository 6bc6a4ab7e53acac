package io.stackctl.swarm.state;

import java.util.Optional;

/**
 * A config or a secret as a swarm has it.
 *
 * @param digest of its content, as whoever made it noted it; empty where nobody did
 * @param content of a config; a swarm never shows a secret's
 */
public record ObservedFile(
        String id, String name, Optional<String> digest, Optional<byte[]> content) {}
