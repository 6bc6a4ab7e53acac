package io.stackctl.model.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * In which groups the containers of a service are replaced. Each group is ready before the next
 * begins.
 */
public final class Turns {

    private Turns() {}

    /**
     * Groups containers: all at once where the strategy says so; one by one, from the highest
     * number on, where they have data; else as many at once as the policy says, from the lowest
     * number on.
     *
     * @param numbers the numbers of the containers, in any order
     */
    public static List<List<Integer>> of(
            Collection<Integer> numbers, DeployPolicy policy, OrderChoice choice) {
        var sorted = new ArrayList<>(numbers);
        sorted.sort(Comparator.naturalOrder());
        if (policy.strategy() != Strategy.ROLLING) {
            return sorted.isEmpty() ? List.of() : List.of(List.copyOf(sorted));
        }
        var size = policy.update().groupOf(sorted.size());
        if (choice.isStateful()) {
            sorted.sort(Comparator.reverseOrder());
            size = 1;
        }
        var groups = new ArrayList<List<Integer>>();
        for (var from = 0; from < sorted.size(); from += Math.min(size, sorted.size() - from)) {
            groups.add(
                    List.copyOf(sorted.subList(from, from + Math.min(size, sorted.size() - from))));
        }
        return List.copyOf(groups);
    }
}
