package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.Traffic;
import io.stackctl.step.Step;
import io.stackctl.step.vital.Demands;
import java.util.List;

/**
 * What the parts of one service's change go by.
 *
 * @param routed whether gateways can be told how to share its requests
 */
record Changeover(
        Succession succession,
        DeployPolicy policy,
        Situation situation,
        Terms terms,
        boolean routed,
        Demands demands) {

    /** Of one service. */
    static Changeover of(
            Succession succession, DeployPolicy policy, Situation situation, Terms terms) {
        var service = succession.service();
        boolean routed = situation.routed().contains(service.name());
        return new Changeover(
                succession,
                policy,
                situation,
                terms,
                routed,
                new Demands(
                        service.name(),
                        OneShot.mayBe(succession.stack(), service, routed),
                        terms.mayFail(succession.slots().size()),
                        policy.deadline()));
    }

    ServiceName service() {
        return succession.service().name();
    }

    /**
     * How requests are shared from now on. What somebody said by hand stays; what was said of
     * containers that are replaced is remembered until they are gone, for the way back.
     */
    Traffic said(Traffic traffic) {
        var now = situation.trafficOf(service());
        return terms.said(traffic, now.byHand(succession.staying())).remembering(now.hand());
    }

    int add(Step step, List<Integer> behind) {
        return succession.steps().add(step, behind);
    }
}
