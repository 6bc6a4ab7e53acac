package io.stackctl.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A volume on the engine.
 *
 * @param driver such as {@code local}
 * @param mountpoint where its data lies on the engine's host
 * @param labels all labels, those of Compose among them
 */
public record ObservedVolume(
        String name, String driver, String mountpoint, Map<String, String> labels) {

    public ObservedVolume {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
