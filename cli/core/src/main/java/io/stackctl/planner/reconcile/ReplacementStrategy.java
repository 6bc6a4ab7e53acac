package io.stackctl.planner.reconcile;

import java.util.List;

/**
 * How a new container takes the place of one that cannot stay: with which steps and in which order.
 * Which containers are replaced, and why, is decided before; what depends on them comes after.
 */
public interface ReplacementStrategy {

    /**
     * As Docker Compose does it: the new container is made beside the old one, which is then
     * stopped and removed, and gets its name. Where that is wanted, it is started with all others.
     */
    ReplacementStrategy STOP_FIRST =
            handover -> {
                int created = handover.create(List.of());
                var stopped = handover.stop(List.of(created));
                int removed = handover.remove(stopped, "replaced by " + created);
                handover.rename(List.of(removed));
            };

    /** Adds the steps for one container; the last of them gives the new one its name. */
    void replace(Handover handover);
}
