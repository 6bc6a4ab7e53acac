package io.stackctl.model;

import io.stackctl.model.tree.Mapping;
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

    /** How many tokens it may look at; empty for the model's own. */
    public Optional<Long> contextSize() {
        return definition.number("context_size").filter(size -> size > 0);
    }

    /** Flags for what runs it. */
    public List<String> runtimeFlags() {
        return definition.texts("runtime_flags");
    }
}
