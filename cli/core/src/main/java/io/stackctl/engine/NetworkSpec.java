package io.stackctl.engine;

import io.stackctl.model.NetworkDefinition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network to create.
 *
 * @param network its definition, which knows its name on the engine
 * @param labels the user's labels and Compose's
 */
public record NetworkSpec(NetworkDefinition network, Map<String, String> labels) {
    public NetworkSpec {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
