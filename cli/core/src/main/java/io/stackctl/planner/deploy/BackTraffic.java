package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Drain;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.traffic.DrainContainers;
import io.stackctl.step.traffic.ForgetTraffic;
import io.stackctl.step.traffic.ShareTraffic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How requests go on the way back from a deployment. */
final class BackTraffic {

    /** That of services which are defined no more. */
    private static final Drain USUAL_DRAIN =
            new Drain(Duration.ofSeconds(30), Duration.ofSeconds(30), Drain.Via.GATEWAY);

    private final PlanBuilder<Step> steps;
    private final Situation situation;

    BackTraffic(PlanBuilder<Step> steps, Situation situation) {
        this.steps = steps;
        this.situation = situation;
    }

    /** Has the old containers get all requests. */
    List<Integer> share(
            ServiceName service, Collection<ObservedContainer> old, List<Integer> behind) {
        var load = new Load();
        old.forEach(load::add);
        var traffic = asSaid(service, old, load.traffic());
        return List.of(
                steps.add(new ShareTraffic(service, traffic, ShareText.shares(traffic)), behind));
    }

    /**
     * Gives new containers nothing more, and waits until they have answered, where gateways know
     * the service.
     *
     * @param hold how long requests wait meanwhile at most; zero where the old ones serve
     */
    List<Integer> drain(
            ServiceName service,
            List<ObservedContainer> made,
            Collection<ObservedContainer> old,
            Duration hold,
            List<Integer> behind) {
        if (made.isEmpty() || old.isEmpty() || !situation.routed().contains(service)) {
            return behind;
        }
        var load = new Load();
        old.forEach(load::add);
        made.forEach(load::markDrained);
        var drain =
                Optional.ofNullable(situation.policies().get(service))
                        .map(DeployPolicy::drain)
                        .orElse(USUAL_DRAIN);
        return List.of(
                steps.add(
                        new DrainContainers(
                                service,
                                made.stream().<ContainerRef>map(ContainerRef::of).toList(),
                                asSaid(service, old, load.traffic().holding(hold)),
                                drain.timeout(),
                                drain.streams(),
                                "is taken back"),
                        behind));
    }

    /** Nothing is said of requests any more, but what was said by hand. */
    List<Integer> asBefore(
            ServiceName service, Collection<ObservedContainer> old, List<Integer> behind) {
        var before = "as before";
        var said = situation.byHand(service, old);
        return List.of(
                said.isAlike()
                        ? steps.add(new ForgetTraffic(service, before), behind)
                        : steps.add(
                                new ShareTraffic(
                                        service, asSaid(service, old, Traffic.ALIKE), before),
                                behind));
    }

    private Traffic asSaid(
            ServiceName service, Collection<ObservedContainer> old, Traffic traffic) {
        var now = situation.trafficOf(service);
        return now.byHand(old).on(traffic.staying(now.sticky())).vouchingFor(now.ready());
    }
}
