package io.stackctl.planner.image;

import io.stackctl.model.service.PullPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How images come to the engine.
 *
 * @param pull a policy for all services instead of their own
 * @param build when images are built
 * @param pulls whether anything is pulled for services, and not built alone
 * @param choices how they are built
 * @param current images that are known to be what their registries have, by name
 * @param now the time, for policies such as {@code daily}
 */
public record ImageOptions(
        Optional<PullPolicy> pull,
        Build build,
        boolean pulls,
        BuildChoices choices,
        Set<String> current,
        Instant now) {

    public ImageOptions {
        current = Set.copyOf(current);
    }

    /** When images are built. */
    public enum Build {
        /** When the engine does not have them. */
        MISSING,
        ALWAYS,
        NEVER
    }

    /** The same when some images are known to be what their registries have. */
    public ImageOptions knowing(Set<String> images) {
        return new ImageOptions(pull, build, pulls, choices, images, now);
    }
}
