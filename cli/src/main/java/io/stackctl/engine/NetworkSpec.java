package io.stackctl.engine;

import io.stackctl.model.Network;
import java.util.Map;

/**
 * A network to create.
 *
 * @param network its definition, which knows its name on the engine
 * @param labels the user's labels and Compose's
 */
public record NetworkSpec(Network network, Map<String, String> labels) {
    public NetworkSpec {
        labels = Map.copyOf(labels);
    }
}
