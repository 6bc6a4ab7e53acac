package io.stackctl.engine;

import io.stackctl.model.VolumeDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A volume to create.
 *
 * @param volume its definition, which knows its name on the engine
 * @param labels the user's labels and Compose's
 */
public record VolumeSpec(VolumeDefinition volume, Map<String, String> labels) {
    public VolumeSpec {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
