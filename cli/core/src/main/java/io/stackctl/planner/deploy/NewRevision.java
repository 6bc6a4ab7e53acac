package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Ready;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.Traffic;
import java.time.Duration;

/** New ones are of another revision than old ones, and have to prove themselves. */
record NewRevision(ServiceName service, DeployPolicy policy, Situation situation) implements Terms {

    /** A canary is there to be judged, so that none may fail. */
    @Override
    public int mayFail(int changed) {
        return policy.strategy() == Strategy.CANARY ? 0 : policy.update().mayFail(changed);
    }

    @Override
    public Ready ready(Duration deadline) {
        return policy.ready().within(deadline);
    }

    @Override
    public boolean tellApart() {
        return true;
    }

    /** Clients stay where the policy says so. */
    @Override
    public Traffic said(Traffic traffic, Traffic byHand) {
        return byHand.on(traffic.staying(policy.sticky()))
                .vouchingFor(situation.trafficOf(service).ready());
    }

    @Override
    public String successor() {
        return situation.revision().toString();
    }
}
