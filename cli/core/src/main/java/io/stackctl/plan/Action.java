package io.stackctl.plan;

import io.stackctl.event.Resource;
import java.util.Optional;

/**
 * One thing to do, with everything that doing it takes: about one call, or one wait. An action says
 * of itself whatever a plan, an execution or a user has to know, so that none of them asks which
 * kind of action it is.
 */
public interface Action {

    /** What it is done to. */
    Target target();

    /** What is done, in one word such as {@code create}. */
    String verb();

    /** Why, such as {@code env LOG_LEVEL: info -> debug}. */
    String cause();

    /** What it costs. */
    Weight weight();

    /** What is told when it is done. */
    Narration narration();

    /** What is no longer there afterwards. */
    default Optional<Resource> removes() {
        return Optional.empty();
    }

    /**
     * Whether it brings what the rest of a plan is made of, so that what has to be done shows only
     * then: the rest is planned anew.
     */
    default boolean isSupply() {
        return weight().isImage();
    }

    /** Whether data is gone afterwards that nothing can bring back. */
    default boolean losesData() {
        return false;
    }
}
