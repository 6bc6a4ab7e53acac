package io.stackctl.model.deploy;

import java.util.Map;

/**
 * What constraints of placement can ask of the machine behind an engine.
 *
 * @param hostname its host name
 * @param os such as {@code linux}
 * @param architecture as the engine says it, such as {@code x86_64}
 * @param labels the engine's own, from its configuration
 */
public record Machine(String hostname, String os, String architecture, Map<String, String> labels) {

    public Machine {
        labels = Map.copyOf(labels);
    }
}
