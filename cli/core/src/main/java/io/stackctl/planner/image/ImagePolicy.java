package io.stackctl.planner.image;

import io.stackctl.model.service.PullPolicy;
import java.util.Optional;

/**
 * When images are pulled and built.
 *
 * @param pull a policy for all services instead of their own
 */
public record ImagePolicy(Optional<PullPolicy> pull, Build build) {

    /** As the definition says it. */
    public static final ImagePolicy DEFAULTS = new ImagePolicy(Optional.empty(), Build.MISSING);

    /** When images are built. */
    public enum Build {
        /** When the engine does not have them. */
        MISSING,
        ALWAYS,
        NEVER
    }

    /** The same for a second attempt: what the first one pulled or built stays. */
    public ImagePolicy again() {
        return new ImagePolicy(Optional.empty(), build == Build.ALWAYS ? Build.MISSING : build);
    }
}
