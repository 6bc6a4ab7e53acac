package io.stackctl.engine;

import io.stackctl.model.Volume;
import java.util.Map;

/**
 * A volume to create.
 *
 * @param volume its definition, which knows its name on the engine
 * @param labels the user's labels and Compose's
 */
public record VolumeSpec(Volume volume, Map<String, String> labels) {
    public VolumeSpec {
        labels = Map.copyOf(labels);
    }
}
