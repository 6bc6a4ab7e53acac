package io.stackctl.services.gateway.balancing;

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
     * The instance with the fewest open requests for its weight, in turn among equals; null when
     * all that accept traffic were tried. One whose connections just failed is asked only when
     * there is no other.
     */
    public @Nullable Instance choose(Collection<Instance> tried) {
        Instance best = null;
        int first = Math.floorMod(turn.getAndIncrement(), Math.max(1, instances.size()));
        for (int i = 0; i < instances.size(); i++) {
            var candidate = instances.get((first + i) % instances.size());
            if (candidate.accepts()
                    && !tried.contains(candidate)
                    && (best == null || better(candidate, best))) {
                best = candidate;
            }
        }
        return best;
    }

    private static boolean better(Instance candidate, Instance best) {
        boolean avoided = candidate.avoided();
        if (avoided != best.avoided()) {
            return !avoided;
        }
        if (avoided) {
            return candidate.avoidedUntil() - best.avoidedUntil() < 0;
        }
        // (active + 1) / weight, compared without dividing
        return (candidate.active() + 1L) * best.weight()
                < (best.active() + 1L) * candidate.weight();
    }
}
