package io.stackctl.model;

import io.stackctl.model.name.VolumeName;
import io.stackctl.model.tree.Mapping;
import java.util.Map;

/**
 * A named volume of the stack.
 *
 * @param key its name in the definition
 */
public record VolumeDefinition(String key, Mapping definition) {

    /** The name on the engine. */
    public VolumeName name() {
        return VolumeName.of(definition.text("name", key));
    }

    /** Whether it belongs to somebody else and must be there. */
    public boolean external() {
        return definition.flag("external");
    }

    /** Such as {@code local}; empty for the engine's default. */
    public String driver() {
        return definition.text("driver", "");
    }

    public Map<String, String> driverOptions() {
        return definition.textsByKey("driver_opts");
    }

    public Map<String, String> labels() {
        return definition.textsByKey("labels");
    }
}
