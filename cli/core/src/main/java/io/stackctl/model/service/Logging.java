package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.Map;

/**
 * Where the engine puts a container's output.
 *
 * @param driver such as {@code json-file}; empty for the engine's default
 * @param options the driver's options
 */
public record Logging(String driver, Map<String, String> options) {

    public static Logging of(Mapping definition) {
        return new Logging(definition.text("driver", ""), definition.textsByKey("options"));
    }
}
