package io.stackctl.planner.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.reconcile.Rollout;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.traffic.ForgetTraffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A deployment: each service goes over as its policy says, and what is old stays, stopped, until
 * all of them have, so that the way back is short.
 */
public final class DeployRollout implements Rollout {

    private final Situation situation;
    private final Map<ServiceName, List<ObservedContainer>> old = new LinkedHashMap<>();

    /** Of what is known now; for one plan. */
    public DeployRollout(Situation situation) {
        this.situation = situation;
    }

    @Override
    public RevisionNumber revision() {
        return situation.revision();
    }

    @Override
    public boolean includes(Service service) {
        return situation.policies().containsKey(service.name());
    }

    @Override
    public void begin(PlanBuilder<Step> steps) {}

    @Override
    public List<Integer> roll(Succession succession) {
        var service = succession.service().name();
        var policy = situation.policies().get(service);
        if (policy == null) {
            throw new IllegalStateException(service + " is not deployed");
        }
        var steps = new RolloutSteps(succession, policy, situation);
        var progress = Progress.of(succession, situation);
        var manner = mannerOf(succession, policy);
        var last = awake(succession);
        // Nothing new gets a request before it is its turn.
        last =
                steps.share(
                        before(progress, service),
                        ShareText.shares(before(progress, service)),
                        last);
        last = steps.retire(Progress.oldOf(progress.behind()), progress.load().traffic(), last);
        last = manner.roll(progress, steps, last);
        succession.leaving().forEach(progress.load()::drain);
        last = steps.retire(succession.leaving(), progress.load().traffic(), last);
        var gone = new ArrayList<>(Progress.oldOf(succession.slots()));
        gone.addAll(succession.leaving());
        old.put(service, gone);
        return last;
    }

    /** Where a canary was interrupted, its share stays until the plan says another. */
    private io.stackctl.state.Traffic before(Progress progress, ServiceName service) {
        var now = situation.trafficOf(service);
        return now.shareOf(revision()) > 0 && !now.hold().isPositive()
                ? now
                : progress.load().traffic();
    }

    /** What stays, and does not run, is started first. */
    private static List<Integer> awake(Succession succession) {
        var last = new ArrayList<>(succession.before());
        for (var container : succession.staying()) {
            if (!container.isUp()) {
                last.addAll(
                        succession.start(
                                ContainerRef.of(container), "not running", succession.before()));
            }
        }
        return List.copyOf(last);
    }

    private static Manner mannerOf(Succession succession, DeployPolicy policy) {
        var choice = OrderChoice.of(succession.stack(), succession.service(), policy);
        return switch (policy.strategy()) {
            case ROLLING ->
                    choice.order() == UpdateOrder.STOP_FIRST
                            ? new StopFirst(choice)
                            : new StartFirst();
            case BLUE_GREEN -> new BlueGreen();
            case CANARY -> new CanaryManner();
            case RECREATE -> new StopFirst(choice);
        };
    }

    @Override
    public void end(PlanBuilder<Step> steps) {
        var all = steps.everythingSoFar("all services have gone over");
        old.forEach((service, containers) -> {
            var gone = new ArrayList<Integer>(all);
            for (var container : containers) {
                gone.add(
                        steps.add(
                                new RemoveContainer(
                                        ContainerRef.of(container),
                                        false,
                                        Narration.SILENT,
                                        "nobody needs it any more"),
                                all));
            }
            if (situation.routed().contains(service)) {
                steps.add(
                        new ForgetTraffic(service, revision() + " is the only one"),
                        steps.ends(gone));
            }
        });
    }
}
