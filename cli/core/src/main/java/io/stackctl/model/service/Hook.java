package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command run in the container after its start or before its stop.
 *
 * @param user as in {@code service.user}; empty for the container's
 * @param workingDir empty for the container's
 * @param environment further variables; one without value is a variable of the stack
 */
public record Hook(
        List<String> command,
        String user,
        boolean privileged,
        String workingDir,
        Map<String, Optional<String>> environment) {

    public static Hook of(Mapping definition) {
        return new Hook(
                definition.texts("command"),
                definition.text("user", ""),
                definition.flag("privileged"),
                definition.text("working_dir", ""),
                definition.optionalTextsByKey("environment"));
    }
}
