package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.Ready;
import io.stackctl.state.Traffic;
import java.time.Duration;

/**
 * New ones are of the revision of the old ones: nothing is there to be compared, nor to be shared,
 * and who is ready is the engine's word alone, which holds also when nothing is said of requests
 * any more.
 */
record SameRevision() implements Terms {

    @Override
    public int mayFail(int changed) {
        return 0;
    }

    @Override
    public Ready ready(Duration deadline) {
        return Ready.byHealth(deadline);
    }

    @Override
    public boolean tellApart() {
        return false;
    }

    @Override
    public Traffic said(Traffic traffic, Traffic byHand) {
        return byHand.on(Traffic.ALIKE.draining(traffic.drained()));
    }

    @Override
    public String successor() {
        return "a new one";
    }
}
