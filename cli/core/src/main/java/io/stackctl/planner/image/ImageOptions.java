package io.stackctl.planner.image;

import java.time.Instant;
import java.util.Set;

/**
 * How images come to the engine.
 *
 * @param pulls whether anything is pulled for services, and not built alone
 * @param choices how they are built
 * @param current images that are known to be what their registries have, by name
 * @param now the time, for policies such as {@code daily}
 */
public record ImageOptions(
        ImagePolicy policy, boolean pulls, BuildChoices choices, Set<String> current, Instant now) {

    public ImageOptions {
        current = Set.copyOf(current);
    }

    /** The same when some images are known to be what their registries have. */
    public ImageOptions knowing(Set<String> images) {
        return new ImageOptions(policy, pulls, choices, images, now);
    }
}
