package io.stackctl.planner.deploy;

import io.stackctl.planner.reconcile.Slot;
import java.time.Duration;
import java.util.List;

/**
 * Group by group: the old ones end before the new ones start. Where nobody else serves meanwhile,
 * requests are held: clients see them take longer.
 *
 * @param all whether all are one group
 */
record StopFirst(boolean all) implements Manner {

    @Override
    public List<Integer> roll(Progress progress, RolloutSteps steps, List<Integer> behind) {
        var ahead = progress.ahead();
        int size = all ? Math.max(1, ahead.size()) : steps.policy().update().groupOf(ahead.size());
        var groups = Groups.of(ahead, size);
        var last = behind;
        for (int i = 0; i < groups.size(); i++) {
            last = goOver(groups.get(i), progress.load(), steps, last);
            if (i + 1 < groups.size()) {
                last = steps.rest(last);
            }
        }
        return last;
    }

    private static List<Integer> goOver(
            List<Slot> group, Load load, RolloutSteps steps, List<Integer> behind) {
        var policy = steps.policy();
        // Made before anything stops, so that the gap is as short as it can be.
        var created = steps.create(group, behind);
        var olds = Progress.oldOf(group);
        olds.forEach(load::drain);
        boolean held = load.isEmpty() && steps.isRouted() && policy.hold().isPositive();
        var meanwhile = held ? load.held(policy.hold()) : load.traffic();
        var stopped = steps.retire(olds, meanwhile, created);
        // What is held must be answered in time: the old ones start again where it is not.
        var deadline =
                held
                        ? shorter(policy.ready().deadline(), policy.hold())
                        : policy.ready().deadline();
        var ready = steps.run(group, stopped, deadline);
        load.add(steps.revision(), group.size());
        var shared = steps.share(load.traffic(), ShareText.shares(load.traffic()), ready);
        return steps.swap(group, steps.watch(shared));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
