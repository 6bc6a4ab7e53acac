package io.stackctl.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network on the engine.
 *
 * @param driver such as {@code bridge}
 * @param labels all labels, those of Compose among them
 */
public record ObservedNetwork(String id, String name, String driver, Map<String, String> labels) {

    public ObservedNetwork {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
