package io.stackctl.kubernetes.state;

import java.util.List;

/**
 * What the cluster would make of an object.
 *
 * @param causes what would change
 * @param forced whether it takes what stackctl itself has set otherwise, or the user wants it
 */
public record Trial(WantedObject wanted, Result result, List<String> causes, boolean forced) {

    public Trial {
        causes = List.copyOf(causes);
    }

    /** What would become of it. */
    public enum Result {
        /** There is none yet. */
        NEW,
        /** It stays as it is. */
        SAME,
        /** It is changed. */
        CHANGED,
        /** It cannot be changed so: it would have to be made anew. */
        FIXED
    }
}
