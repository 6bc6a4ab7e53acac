package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.Backend;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Instances that answer the same requests, in one or several revisions. */
public final class Service {
    private final String name;
    private final List<Instance> instances;
    private final Traffic traffic;
    private final @Nullable Split split;
    private final AtomicInteger turn = new AtomicInteger();

    /** Without a {@code split}, revisions make no difference. */
    public Service(String name, List<Instance> instances, Traffic traffic, @Nullable Split split) {
        this.name = name;
        this.instances = instances;
        this.traffic = traffic;
        this.split = split;
    }

    public String name() {
        return name;
    }

    public List<Instance> instances() {
        return instances;
    }

    /**
     * What is ordered for its requests; nothing for a service whose instances are of several units.
     */
    public Traffic traffic() {
        return traffic;
    }

    /** How requests are divided among revisions, if they are. */
    public @Nullable Split split() {
        return split;
    }

    /**
     * Counts a request on the instance of a revision with the fewest open ones for its weight, in
     * turn among equals; null when all that accept traffic were tried. A revision without one that
     * is ready and not tried is stood in for: by those that have a share, then by any. One whose
     * connections just failed is asked only when there is no other.
     *
     * @param revision empty where all are alike
     * @param eligible which of them this request may be given to
     */
    @Nullable Instance claim(
            String revision, Collection<Instance> tried, Predicate<Backend> eligible) {
        while (true) {
            var best = best(revision, tried, eligible);
            // One that has been taken out of the rotation since then is not found again.
            if (best == null || best.claim()) {
                return best;
            }
        }
    }

    /** The one that {@link #claim} would choose, without a request on it. */
    @Nullable Instance next(Predicate<Backend> eligible) {
        return best("", List.of(), eligible);
    }

    private @Nullable Instance best(
            String revision, Collection<Instance> tried, Predicate<Backend> eligible) {
        var best = new ArrayList<Instance>();
        for (var candidate : instances) {
            if (candidate.accepts()
                    && !tried.contains(candidate)
                    && eligible.test(candidate.backend())) {
                int order = best.isEmpty() ? 0 : compare(revision, candidate, best.getFirst());
                if (order < 0) {
                    best.clear();
                }
                if (order <= 0) {
                    best.add(candidate);
                }
            }
        }
        if (best.size() < 2) {
            return best.isEmpty() ? null : best.getFirst();
        }
        return best.get(Math.floorMod(turn.getAndIncrement(), best.size()));
    }

    private int compare(String revision, Instance left, Instance right) {
        if (left.avoided() != right.avoided()) {
            return left.avoided() ? 1 : -1;
        }
        if (left.avoided()) {
            return Long.compare(left.avoidedUntil() - right.avoidedUntil(), 0);
        }
        int order = Integer.compare(rank(revision, left), rank(revision, right));
        if (order != 0) {
            return order;
        }
        // (active + 1) / weight, compared without dividing
        return Long.compare(
                (left.active() + 1L) * right.weight(), (right.active() + 1L) * left.weight());
    }

    /** The smaller is asked first. */
    private int rank(String revision, Instance instance) {
        var of = instance.backend().revision();
        if (of.equals(revision) || (split == null && revision.isEmpty())) {
            return 0;
        }
        return split == null || split.shares().includes(of) ? 1 : 2;
    }
}
