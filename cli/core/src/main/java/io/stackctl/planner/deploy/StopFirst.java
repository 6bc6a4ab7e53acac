package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.Turns;
import io.stackctl.planner.reconcile.Succession.Slot;
import java.util.Collections;
import java.util.List;

/**
 * Group by group: the old ones end before the new ones start. Where nobody else serves meanwhile,
 * requests are held: clients see them take longer.
 *
 * @param choice why they do, which says whether they have data that only one may be without
 */
record StopFirst(OrderChoice choice) implements Manner {

    @Override
    public List<Integer> roll(Progress progress, RolloutSteps steps, List<Integer> behind) {
        var ahead = progress.ahead();
        var numbers = ahead.stream().map(Slot::number).toList();
        var groups =
                Turns.of(numbers, steps.policy(), choice).stream()
                        .map(turn -> slots(ahead, turn))
                        .toList();
        var last = behind;
        for (int i = 0; i < groups.size(); i++) {
            last = goOver(groups.get(i), progress.load(), steps, last);
            if (i + 1 < groups.size()) {
                last = steps.rest(last);
            }
        }
        return last;
    }

    private static List<Slot> slots(List<Slot> ahead, List<Integer> numbers) {
        return numbers.stream()
                .flatMap(number -> ahead.stream().filter(slot -> slot.number() == number))
                .toList();
    }

    private static List<Integer> goOver(
            List<Slot> group, Load load, RolloutSteps steps, List<Integer> behind) {
        var policy = steps.policy();
        // Made before anything stops, so that the gap is as short as it can be.
        var created = steps.create(group, behind);
        var olds = Progress.oldOf(group);
        olds.forEach(load::drain);
        load.add(steps.revision(), 0);
        boolean held = load.isEmpty() && steps.isRouted() && policy.hold().isPositive();
        var meanwhile = held ? load.held(policy.hold()) : load.traffic();
        var stopped = steps.retire(olds, meanwhile, !load.isEmpty(), created);
        // What is held must be answered in time: the old ones start again where it is not.
        var deadline =
                held
                        ? Collections.min(List.of(policy.ready().deadline(), policy.hold()))
                        : policy.ready().deadline();
        var ready = steps.run(group, stopped, deadline);
        load.add(steps.revision(), group.size());
        var shared = steps.share(load.traffic(), ShareText.shares(load.traffic()), ready);
        return steps.swap(group, steps.watch(shared));
    }
}
