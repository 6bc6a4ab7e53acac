package io.stackctl.planner.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.reconcile.Rollout;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.traffic.ForgetTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Single containers of one service get successors that are as they are, of the same revision, or it
 * gets more of such: these pass the gates that those of a deployment pass, and then the old ones
 * go.
 */
public final class Renewal implements Rollout {

    private final ServiceName service;
    private final DeployPolicy policy;
    private final Situation situation;
    private final Map<ContainerId, String> reasons;
    private final List<ObservedContainer> old = new ArrayList<>();
    private List<ObservedContainer> staying = List.of();
    private List<Integer> over = List.of();

    /**
     * For one plan.
     *
     * @param policy how the service is deployed
     * @param situation of the revision that its containers are of
     * @param reasons why containers are replaced; none for whoever only asks whether the others are
     *     as they are defined
     */
    public Renewal(
            ServiceName service,
            DeployPolicy policy,
            Situation situation,
            Map<ContainerId, String> reasons) {
        this.service = service;
        this.policy = policy.rolling();
        this.situation = situation;
        this.reasons = Map.copyOf(reasons);
    }

    @Override
    public RevisionNumber revision() {
        return situation.revision();
    }

    @Override
    public boolean includes(Service other) {
        return other.name().equals(service);
    }

    @Override
    public boolean includesGrowth() {
        return true;
    }

    @Override
    public Optional<String> reason(ObservedContainer container) {
        return Optional.ofNullable(reasons.get(container.id()));
    }

    @Override
    public void begin(PlanBuilder<Step> steps) {}

    @Override
    public List<Integer> roll(Succession succession) {
        var steps =
                new RolloutSteps(Changeover.of(succession, policy, situation, new SameRevision()));
        var progress = Progress.of(succession, situation);
        var gone = Progress.oldOf(progress.behind());
        // Whoever wants more has those first that are there.
        var before = reasons.isEmpty() ? steps.awake(succession.before()) : succession.before();
        var last = steps.retire(gone, progress.load().traffic(), before);
        last = new StartFirst().roll(progress, steps, last);
        old.addAll(Progress.oldOf(succession.slots()));
        staying = succession.staying();
        over = last;
        return last;
    }

    /**
     * What was said of requests goes before the containers do, since nothing else would tell of it;
     * what somebody said by hand stays.
     */
    @Override
    public void end(PlanBuilder<Step> steps) {
        var last = over;
        if (situation.routed().contains(service) && !old.isEmpty()) {
            var cause = "all that are ready serve";
            var said = situation.byHand(service, staying);
            last = List.of(steps.add(ForgetTraffic.but(service, said, cause), last));
        }
        for (var container : old) {
            steps.add(
                    RemoveContainer.of(
                            ContainerRef.of(container), false, "nobody needs it any more"),
                    last);
        }
    }
}
