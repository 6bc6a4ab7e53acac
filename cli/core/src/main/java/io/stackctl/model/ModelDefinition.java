package io.stackctl.model;

import io.stackctl.model.tree.Mapping;

/**
 * A language model that services use.
 *
 * @param key its name in the definition
 */
public record ModelDefinition(String key, Mapping definition) {

    /** The artifact, such as {@code ai/smollm2}. */
    public String model() {
        return definition.text("model", "");
    }
}
