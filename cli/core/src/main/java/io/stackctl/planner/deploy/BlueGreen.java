package io.stackctl.planner.deploy;

import io.stackctl.state.Traffic;
import java.util.List;

/** All new ones beside all old ones, then all requests at once; the old ones stay for a while. */
final class BlueGreen implements Manner {

    @Override
    public List<Integer> roll(Progress progress, RolloutSteps steps, List<Integer> behind) {
        var load = progress.load();
        var ready = steps.bring(progress.ahead(), behind);
        load.add(steps.revision(), progress.ahead().size());
        var switched = load.with(steps.revision(), Traffic.WHOLE);
        var proven = steps.watch(steps.share(switched, ShareText.shares(switched), ready));
        return new LastPart(steps, load).go(progress.ahead(), proven);
    }
}
