package io.stackctl.services.gateway.balancing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Instances that give the same answers. */
public final class Service {
    private final String name;
    private final List<Instance> instances;
    private final AtomicInteger turn = new AtomicInteger();

    public Service(String name, List<Instance> instances) {
        this.name = name;
        this.instances = instances;
    }

    public String name() {
        return name;
    }

    public List<Instance> instances() {
        return instances;
    }

    /**
     * Counts a request on the instance with the fewest open ones for its weight, in turn among
     * equals; null when all that accept traffic were tried. One whose connections just failed is
     * asked only when there is no other.
     */
    public @Nullable Instance claim(Collection<Instance> tried) {
        while (true) {
            var best = best(tried);
            // One that has been taken out of the rotation since then is not found again.
            if (best == null || best.claim()) {
                return best;
            }
        }
    }

    private @Nullable Instance best(Collection<Instance> tried) {
        var best = new ArrayList<Instance>();
        for (var candidate : instances) {
            if (candidate.accepts() && !tried.contains(candidate)) {
                int order = best.isEmpty() ? 0 : compare(candidate, best.getFirst());
                if (order < 0) {
                    best.clear();
                }
                if (order <= 0) {
                    best.add(candidate);
                }
            }
        }
        return best.isEmpty() ? null : best.get(Math.floorMod(turn.getAndIncrement(), best.size()));
    }

    private static int compare(Instance left, Instance right) {
        if (left.avoided() != right.avoided()) {
            return left.avoided() ? 1 : -1;
        }
        if (left.avoided()) {
            return Long.compare(left.avoidedUntil() - right.avoidedUntil(), 0);
        }
        // (active + 1) / weight, compared without dividing
        return Long.compare(
                (left.active() + 1L) * right.weight(), (right.active() + 1L) * left.weight());
    }
}
