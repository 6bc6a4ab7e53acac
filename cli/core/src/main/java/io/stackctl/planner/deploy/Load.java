package io.stackctl.planner.deploy;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who serves a service at one point of a plan: how many containers of each revision, and which get
 * nothing new. Each container bears as much as any other.
 */
final class Load {

    private final Map<RevisionNumber, Integer> serving = new TreeMap<>();
    private final Set<ContainerId> drained = new HashSet<>();

    /** So many more containers of a revision serve. */
    void add(RevisionNumber revision, int count) {
        serving.merge(revision, count, Integer::sum);
    }

    void add(ObservedContainer container) {
        add(container.labels().revision(), 1);
    }

    /** A container serves no more. */
    void drain(ObservedContainer container) {
        if (drained.add(container.id())) {
            serving.computeIfPresent(
                    container.labels().revision(), (_, count) -> Math.max(0, count - 1));
        }
    }

    /** A container does not serve, and never did here. */
    void markDrained(ObservedContainer container) {
        drained.add(container.id());
    }

    boolean isEmpty() {
        return serving.values().stream().allMatch(count -> count == 0);
    }

    /** How requests are shared then. */
    Traffic traffic() {
        var weights = new TreeMap<>(serving);
        if (isEmpty()) {
            // Whoever comes first: routes of a revision without a share would not be there.
            weights.replaceAll((_, _) -> 1);
        }
        return Traffic.ALIKE.shared(weights).draining(drained);
    }

    /** The same while nobody serves. */
    Traffic held(Duration longest) {
        return traffic().holding(longest);
    }

    /**
     * The same with a share for one revision, whatever its number of containers.
     *
     * @param permille 0 to 1000
     */
    Traffic with(RevisionNumber revision, int permille) {
        var others = new TreeMap<>(serving);
        others.remove(revision);
        int sum = others.values().stream().mapToInt(Integer::intValue).sum();
        if (sum == 0) {
            return traffic();
        }
        var weights = new TreeMap<RevisionNumber, Integer>();
        others.forEach((other, count) -> weights.put(other, count * (Traffic.WHOLE - permille)));
        weights.put(revision, permille * sum);
        return Traffic.ALIKE.shared(weights).draining(drained);
    }
}
