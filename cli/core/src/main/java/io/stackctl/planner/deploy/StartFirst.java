package io.stackctl.planner.deploy;

import io.stackctl.planner.reconcile.Succession.Slot;
import java.util.ArrayList;
import java.util.List;

/** Group by group: the new ones serve, and are proven, before the old ones stop. */
final class StartFirst implements Manner {

    @Override
    public List<Integer> roll(Progress progress, RolloutSteps steps, List<Integer> behind) {
        var load = progress.load();
        int groupSize = steps.policy().update().groupOf(progress.ahead().size());
        var last = behind;
        var groups = Groups.of(progress.ahead(), groupSize);
        for (int i = 0; i < groups.size(); i++) {
            last = goOver(groups.get(i), load, steps, last);
            if (i + 1 < groups.size()) {
                last = steps.rest(last);
            }
        }
        return last;
    }

    private static List<Integer> goOver(
            List<Slot> group, Load load, RolloutSteps steps, List<Integer> behind) {
        var ready = steps.bring(group, behind);
        load.add(steps.revision(), group.size());
        var shared = steps.share(load.traffic(), ShareText.shares(load.traffic()), ready);
        var proven = steps.swap(group, steps.watch(shared));
        var olds = new ArrayList<>(Progress.oldOf(group));
        olds.forEach(load::drain);
        return steps.retire(olds, load.traffic(), proven);
    }
}
