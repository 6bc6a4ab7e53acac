package io.stackctl.planner;

import io.stackctl.model.PullPolicy;
import java.time.Instant;
import java.util.Optional;

/**
 * How images come to the engine.
 *
 * @param pull a policy for all services instead of their own
 * @param build when images are built
 * @param pulled whether pulls were tried already, so that what is missing now is built
 * @param choices how they are built
 * @param now the time, for policies such as {@code daily}
 */
public record ImageOptions(
        Optional<PullPolicy> pull, Build build, boolean pulled, BuildChoices choices, Instant now) {

    /** When images are built. */
    public enum Build {
        /** When the engine does not have them. */
        MISSING,
        ALWAYS,
        NEVER
    }

    /** The same after the pulls. */
    public ImageOptions afterPulls() {
        return new ImageOptions(pull, build, true, choices, now);
    }
}
