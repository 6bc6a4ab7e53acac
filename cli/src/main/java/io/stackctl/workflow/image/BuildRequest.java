package io.stackctl.workflow.image;

import io.stackctl.planner.image.BuildChoices;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code build} is asked for.
 *
 * @param arguments build arguments that win over those of the definition
 * @param noCache whether every step is done again
 * @param pull whether base images are fetched anew
 * @param memory the most that a step may use, in bytes; 0 for no limit
 * @param ssh SSH agents beside those of the definition: {@code default}, or {@code id: socket}
 * @param push whether the images of services that name one are sent to their registries
 */
public record BuildRequest(
        Map<String, String> arguments,
        boolean noCache,
        boolean pull,
        long memory,
        List<String> ssh,
        boolean push) {

    public BuildRequest {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        ssh = List.copyOf(ssh);
    }

    BuildChoices choices() {
        return new BuildChoices(arguments, noCache, pull, memory, ssh);
    }
}
