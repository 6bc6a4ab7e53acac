package io.stackctl.model;

import io.stackctl.model.tree.Mapping;
import java.util.Optional;

/**
 * A secret or config of the stack.
 *
 * @param key its name in the definition
 */
public record FileDefinition(String key, Mapping definition) {

    /** The name on the engine (in a swarm). */
    public String name() {
        return definition.text("name", key);
    }

    /** Absolute path on the host. */
    public Optional<String> file() {
        return definition.text("file");
    }

    /** The variable that holds the content. */
    public Optional<String> environment() {
        return definition.text("environment");
    }

    /** The content itself, also when it came from a variable. */
    public Optional<String> content() {
        return definition.text("content");
    }

    public boolean external() {
        return definition.flag("external");
    }

    /** Such as a plugin of a swarm; may be empty. */
    public String driver() {
        return definition.text("driver", "");
    }
}
