package io.stackctl.model;

import java.util.List;
import java.util.Optional;

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

    /** Tokens. */
    public Optional<Long> contextSize() {
        return definition.number("context_size");
    }

    public List<String> runtimeFlags() {
        return definition.texts("runtime_flags");
    }
}
