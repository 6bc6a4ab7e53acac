package io.stackctl.planner.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line says about builds.
 *
 * @param arguments build arguments that win over those of the definition
 * @param noCache whether every step is done again
 * @param pull whether base images are fetched anew
 * @param memory the most that a step may use, in bytes; 0 for no limit
 * @param ssh SSH agents beside those of the definition, written as there
 */
public record BuildChoices(
        Map<String, String> arguments,
        boolean noCache,
        boolean pull,
        long memory,
        List<String> ssh) {

    /** Nothing said. */
    public static final BuildChoices NONE = new BuildChoices(Map.of(), false, false, 0, List.of());

    public BuildChoices {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        ssh = List.copyOf(ssh);
    }
}
