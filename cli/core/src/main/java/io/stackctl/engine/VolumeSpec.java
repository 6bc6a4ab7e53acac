package io.stackctl.engine;

import io.stackctl.failure.Location;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.name.VolumeName;
import io.stackctl.model.tree.Mapping;
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

    /** One that no definition knows: local, and with these labels only. */
    public static VolumeSpec of(VolumeName name, Map<String, String> labels) {
        var definition = Mapping.empty(Location.NONE);
        return new VolumeSpec(new VolumeDefinition(name.value(), definition), labels);
    }
}
