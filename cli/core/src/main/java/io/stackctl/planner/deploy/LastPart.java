package io.stackctl.planner.deploy;

import io.stackctl.planner.reconcile.Succession.Slot;
import java.util.List;

/** What ends a change in which all new containers have served beside all old ones. */
record LastPart(RolloutSteps steps, Load load) {

    /** Keeps the old ones for an instant way back as long as the user wants, then stops them. */
    List<Integer> go(List<Slot> slots, List<Integer> behind) {
        var baked = steps.watch(steps.policy().bake(), "the old ones are kept for ", behind);
        var swapped = steps.swap(slots, baked);
        var olds = Progress.oldOf(slots);
        olds.forEach(load::drain);
        return steps.retire(olds, load.traffic(), swapped);
    }
}
