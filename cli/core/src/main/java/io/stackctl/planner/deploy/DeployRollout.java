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
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.deploy.SealRevision;
import io.stackctl.step.traffic.ForgetTraffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A deployment: each service goes over as its policy says, and what is old stays, stopped, until
 * all of them have, so that the way back is short.
 */
public final class DeployRollout implements Rollout {

    private final Situation situation;
    private final List<Step> first;
    private final List<Step> last;
    private final List<Succession> gateways = new ArrayList<>();
    private final Room room = new Room();
    private final Map<ServiceName, List<ObservedContainer>> old = new LinkedHashMap<>();
    private final Map<ServiceName, List<ObservedContainer>> staying = new HashMap<>();

    /**
     * Of what is known now; for one plan.
     *
     * @param first what is done before everything else, one after the other
     * @param last what is done after everything else, one after the other
     */
    public DeployRollout(Situation situation, List<Step> first, List<Step> last) {
        this.situation = situation;
        this.first = List.copyOf(first);
        this.last = List.copyOf(last);
    }

    /** The services that go over, when the plan is made. */
    public Set<ServiceName> over() {
        return Set.copyOf(old.keySet());
    }

    /** What runs at once of them, when the plan is made. */
    public Room room() {
        return room;
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
    public void begin(PlanBuilder<Step> steps) {
        for (var step : first) {
            steps.add(step);
            steps.beginStage();
        }
    }

    /**
     * A gateway is replaced when everything else has gone over, so that no share is in motion:
     * until then the one that is there serves.
     */
    @Override
    public List<Integer> roll(Succession succession) {
        if (PromiseBasis.isGateway(succession.service().name(), succession.observed())) {
            gateways.add(succession);
            return succession.before();
        }
        return roll(succession, succession.before());
    }

    private List<Integer> roll(Succession succession, List<Integer> behind) {
        var service = succession.service().name();
        var policy = policyOf(succession);
        var terms = new NewRevision(service, policy, situation);
        var steps = new RolloutSteps(Changeover.of(succession, policy, situation, terms));
        var progress = Progress.of(succession, situation);
        var choice = OrderChoice.of(succession.stack(), succession.service(), policy);
        var manner = mannerOf(choice, policy);
        promise(succession, progress, policy, choice);
        room.note(succession, progress, policy, choice);
        var last = steps.awake(behind);
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
        staying.put(service, succession.staying());
        succession.tellSkippedInit();
        return last;
    }

    /** Where a canary was interrupted, its share stays until the plan says another. */
    private Traffic before(Progress progress, ServiceName service) {
        var now = situation.trafficOf(service);
        return now.shareOf(revision()) > 0 && !now.hold().isPositive()
                ? now
                : progress.load().traffic();
    }

    /** Where nobody serves now, nobody can miss it. */
    private void promise(
            Succession succession, Progress progress, DeployPolicy policy, OrderChoice choice) {
        if (progress.load().isEmpty()) {
            return;
        }
        boolean routed = situation.routed().contains(succession.service().name());
        succession
                .steps()
                .promise(
                        ServicePromises.of(
                                PromiseBasis.of(succession, policy, choice, routed, progress)));
    }

    private static Manner mannerOf(OrderChoice choice, DeployPolicy policy) {
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

    private DeployPolicy policyOf(Succession succession) {
        var service = succession.service().name();
        var policy = situation.policies().get(service);
        if (policy == null) {
            throw new IllegalStateException(service + " is not deployed");
        }
        return situation.routed().contains(service)
                ? policy
                : WithoutGateway.fit(policy, succession);
    }

    @Override
    public void end(PlanBuilder<Step> steps) {
        var over = steps.everythingSoFar("all services have gone over");
        for (var gateway : gateways) {
            over = roll(gateway, over);
        }
        var all =
                old.isEmpty() && last.isEmpty()
                        ? over
                        : List.of(
                                steps.add(
                                        new SealRevision(revision(), "all have gone over"), over));
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
            forget(service, steps, gone);
        });
        // An earlier attempt may have come so far that only this was left.
        for (var service : situation.routed()) {
            if (!old.containsKey(service) && situation.trafficOf(service).isShared()) {
                forget(service, steps, all);
            }
        }
        finish(steps);
    }

    private void finish(PlanBuilder<Step> steps) {
        if (last.isEmpty()) {
            return;
        }
        var behind = steps.everythingSoFar("all is done");
        for (var step : last) {
            behind = List.of(steps.add(step, behind));
        }
    }

    /** What somebody said by hand stays. */
    private void forget(ServiceName service, PlanBuilder<Step> steps, List<Integer> behind) {
        if (!situation.routed().contains(service)) {
            return;
        }
        var cause = revision() + " is the only one";
        var before = steps.ends(behind);
        var said = situation.byHand(service, staying.getOrDefault(service, List.of()));
        steps.add(ForgetTraffic.but(service, said, cause), before);
    }
}
