package io.stackctl.model.service;

import io.stackctl.model.name.ImageName;
import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command that runs to its end in a container of its own before the containers of a service start
 * (Compose Specification, {@code pre_start}).
 *
 * @param image the service's unless the step names one; empty if the service's is built and has no
 *     name of its own, see {@link io.stackctl.model.Stack#imageOf}
 * @param command empty for what the image runs
 * @param user as in {@code service.user}; empty if the step has none
 * @param workingDir empty if the step has none
 * @param environment variables that stand over the service's; one without value is a variable of
 *     the stack
 * @param perReplica whether it is meant to run for each replica instead of once a service
 */
public record InitStep(
        Optional<ImageName> image,
        List<String> command,
        String user,
        boolean privileged,
        String workingDir,
        Map<String, Optional<String>> environment,
        boolean perReplica) {

    public static InitStep of(Mapping definition) {
        return new InitStep(
                definition.text("image").filter(name -> !name.isEmpty()).map(ImageName::of),
                definition.texts("command"),
                definition.text("user", ""),
                definition.flag("privileged"),
                definition.text("working_dir", ""),
                definition.optionalTextsByKey("environment"),
                definition.flag("per_replica"));
    }
}
