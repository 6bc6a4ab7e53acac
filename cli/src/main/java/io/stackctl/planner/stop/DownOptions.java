package io.stackctl.planner.stop;

import java.util.Set;

/**
 * What {@code down} removes.
 *
 * @param stop which services, and how they are stopped
 * @param orphans whether containers that the definition does not know, and one-off ones, go too
 * @param volumes whether named and anonymous volumes go too
 * @param images which images go too
 * @param labelledImages references of local images that carry the stack's label
 */
public record DownOptions(
        StopOptions stop,
        boolean orphans,
        boolean volumes,
        Images images,
        Set<String> labelledImages) {
    public DownOptions {
        labelledImages = Set.copyOf(labelledImages);
    }

    /** Which images go with a stack. */
    public enum Images {
        NONE,
        /** Those that were built for it and have no name of their own. */
        LOCAL,
        /** Those that were built for it, whatever they are called. */
        BUILT,
        ALL
    }
}
