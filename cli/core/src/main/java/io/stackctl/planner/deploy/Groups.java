package io.stackctl.planner.deploy;

import java.util.ArrayList;
import java.util.List;

/** Parts a list. */
final class Groups {

    private Groups() {}

    /** The same in groups of a size, the last one with what is over. */
    static <T> List<List<T>> of(List<T> all, int size) {
        var groups = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += size) {
            groups.add(all.subList(i, Math.min(all.size(), i + size)));
        }
        return groups;
    }
}
