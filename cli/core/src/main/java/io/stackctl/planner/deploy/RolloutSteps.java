package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Drain;
import io.stackctl.model.deploy.FailureAction;
import io.stackctl.model.deploy.Ready;
import io.stackctl.model.deploy.Smoke;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.deploy.proxy.ForeignProxy;
import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.DurationText;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.planner.reconcile.Succession.Slot;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.deploy.AwaitReplica;
import io.stackctl.step.deploy.ErrorBudget;
import io.stackctl.step.deploy.Rest;
import io.stackctl.step.deploy.SwapNames;
import io.stackctl.step.deploy.WatchReplicas;
import io.stackctl.step.traffic.DrainByHealth;
import io.stackctl.step.traffic.DrainContainers;
import io.stackctl.step.traffic.ReachContainer;
import io.stackctl.step.traffic.ShareTraffic;
import io.stackctl.step.traffic.TestRequest;
import io.stackctl.step.vital.Demands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts that strategies are put together from, for one service. Each takes what it waits for,
 * and says what to wait for so that it is done.
 */
final class RolloutSteps {

    private final Succession succession;
    private final DeployPolicy policy;
    private final Situation situation;
    private final boolean routed;
    private final Demands demands;
    private final boolean alike;
    private final List<ContainerRef> brought = new ArrayList<>();
    private boolean tested;

    RolloutSteps(Succession succession, DeployPolicy policy, Situation situation) {
        this(succession, policy, situation, false);
    }

    /**
     * The same.
     *
     * @param alike whether new ones are of the revision of the old ones: nothing is there to be
     *     compared, nor to be shared, and who is ready is the engine's word alone, which holds also
     *     when nothing is said of requests any more
     */
    RolloutSteps(Succession succession, DeployPolicy policy, Situation situation, boolean alike) {
        this.alike = alike;
        this.succession = succession;
        this.policy = policy;
        this.situation = situation;
        this.routed = situation.routed().contains(succession.service().name());
        this.demands =
                new Demands(
                        succession.service().name(),
                        OneShot.mayBe(succession.stack(), succession.service(), routed),
                        alike ? 0 : mayFail(policy, succession.slots().size()),
                        policy.deadline());
    }

    /** A canary is there to be judged, so that none may fail. */
    private static int mayFail(DeployPolicy policy, int changed) {
        return policy.strategy() == Strategy.CANARY ? 0 : policy.update().mayFail(changed);
    }

    Succession succession() {
        return succession;
    }

    DeployPolicy policy() {
        return policy;
    }

    Situation situation() {
        return situation;
    }

    RevisionNumber revision() {
        return situation.revision();
    }

    /** Whether gateways can be told how to share requests. */
    boolean isRouted() {
        return routed;
    }

    /** Makes new containers, which get no requests, and waits until they are ready. */
    List<Integer> bring(List<Slot> slots, List<Integer> behind) {
        var created = new ArrayList<Integer>();
        slots.forEach(slot -> created.addAll(succession.create(slot, behind)));
        return run(slots, created.isEmpty() ? behind : created, policy.ready().deadline());
    }

    /** Makes new containers that do not run yet. */
    List<Integer> create(List<Slot> slots, List<Integer> behind) {
        var created = new ArrayList<>(behind);
        slots.forEach(slot -> created.addAll(succession.create(slot, behind)));
        return steps().ends(created);
    }

    /** Starts new containers that are made, and waits until they are ready. */
    List<Integer> run(List<Slot> slots, List<Integer> behind, Duration deadline) {
        var ready = new ArrayList<Integer>();
        for (var slot : slots) {
            brought.add(slot.successor());
            var started = succession.start(slot, behind);
            var last =
                    List.of(
                            add(
                                    new AwaitReplica(
                                            slot.successor(),
                                            alike
                                                    ? Ready.byHealth(deadline)
                                                    : policy.ready().within(deadline),
                                            demands,
                                            "has to be ready within "
                                                    + DurationText.print(deadline)),
                                    started));
            if (routed) {
                last =
                        List.of(
                                add(
                                        new ReachContainer(
                                                slot.successor(),
                                                deadline,
                                                demands,
                                                "a gateway has to reach it"),
                                        last));
            }
            ready.addAll(last);
        }
        return test(slots, ready.isEmpty() ? behind : ready);
    }

    /** The first of the new ones answers for all. */
    private List<Integer> test(List<Slot> slots, List<Integer> behind) {
        if (tested || slots.isEmpty() || policy.smoke().isEmpty()) {
            return behind;
        }
        tested = true;
        return switch (policy.smoke().get()) {
            case Smoke.Http http ->
                    List.of(
                            add(
                                    new TestRequest(
                                            service(),
                                            slots.getFirst().successor(),
                                            http.path(),
                                            http.status(),
                                            "before it gets requests"),
                                    behind));
            case Smoke.Command command -> succession.test(command.words(), behind);
        };
    }

    /** Says how requests are shared from now on. */
    List<Integer> share(Traffic traffic, String cause, List<Integer> behind) {
        return routed && !alike
                ? List.of(add(new ShareTraffic(service(), asSaid(traffic), cause), behind))
                : behind;
    }

    /**
     * What somebody said by hand stays, and clients stay where the policy says so. What was said of
     * containers that are replaced is remembered until they are gone, for the way back.
     */
    private Traffic asSaid(Traffic traffic) {
        var now = situation.trafficOf(service());
        var byHand = now.byHand(succession.staying());
        var said =
                alike
                        ? byHand.on(Traffic.ALIKE.draining(traffic.drained()))
                        : byHand.on(traffic.staying(policy.sticky())).vouchingFor(now.ready());
        return said.remembering(now.hand());
    }

    /** Watches all new containers so far, for as long as they have to stay well. */
    List<Integer> watch(List<Integer> behind) {
        return watch(policy.minHealthy(), "has to stay well for ", behind);
    }

    /** The same for another time. */
    List<Integer> watch(Duration time, String why, List<Integer> behind) {
        if (time.isZero() || brought.isEmpty()) {
            return behind;
        }
        return List.of(
                add(
                        new WatchReplicas(
                                demands,
                                brought,
                                time,
                                revision(),
                                routed
                                        && !alike
                                        && policy.failureAction() != FailureAction.CONTINUE,
                                budget(),
                                why + DurationText.print(time)),
                        behind));
    }

    private ErrorBudget budget() {
        return new ErrorBudget(policy.canary().maxErrorIncrease().value(), 1);
    }

    /** Has new containers take over the names of those whose places they have. */
    List<Integer> swap(List<Slot> slots, List<Integer> behind) {
        var swapped = new ArrayList<Integer>();
        for (var slot : slots) {
            slot.old()
                    .filter(_ -> !hasName(slot))
                    .ifPresent(old ->
                            swapped.add(
                                    add(
                                            new SwapNames(
                                                    slot.successor(),
                                                    ContainerRef.of(old),
                                                    Succession.aside(slot.successor(), old),
                                                    "takes over the name"),
                                            behind)));
        }
        return swapped.isEmpty() ? behind : swapped;
    }

    /** Whoever was interrupted between the two names has given one only. */
    private static boolean hasName(Slot slot) {
        return slot.made().filter(made -> made.name().equals(slot.successor().name())).isPresent();
    }

    /**
     * Gives old containers nothing new, waits until they have answered, and stops them.
     *
     * @param traffic how requests are shared from now on
     */
    List<Integer> retire(List<ObservedContainer> olds, Traffic traffic, List<Integer> behind) {
        return retire(olds, traffic, true, behind);
    }

    /**
     * The same.
     *
     * @param others whether others serve meanwhile: without any, a check that fails would only have
     *     them gone for longer
     */
    List<Integer> retire(
            List<ObservedContainer> olds, Traffic traffic, boolean others, List<Integer> behind) {
        var running = olds.stream().filter(ObservedContainer::isUp).toList();
        if (running.isEmpty()) {
            return behind;
        }
        boolean byHealth = policy.drain().via() == Drain.Via.HEALTHCHECK;
        var drained =
                !byHealth
                        ? drain(running, traffic, behind)
                        : others ? failHealth(running, behind) : behind;
        var stopped = new ArrayList<Integer>();
        for (var old : running) {
            stopped.addAll(succession.stop(old, successor() + " has taken over", drained));
        }
        return stopped;
    }

    private String successor() {
        return alike ? "a new one" : revision().toString();
    }

    private List<Integer> drain(
            List<ObservedContainer> running, Traffic traffic, List<Integer> behind) {
        if (!routed || policy.drain().via() != Drain.Via.GATEWAY) {
            return behind;
        }
        var refs = running.stream().<ContainerRef>map(ContainerRef::of).toList();
        return List.of(
                add(
                        new DrainContainers(
                                service(),
                                refs,
                                asSaid(traffic),
                                policy.drain().timeout(),
                                policy.drain().streams(),
                                "nothing new, up to "
                                        + DurationText.print(policy.drain().timeout())
                                        + " for what is in flight"),
                        behind));
    }

    /** Those that were made by something else have a check that cannot be told to fail. */
    private List<Integer> failHealth(List<ObservedContainer> running, List<Integer> behind) {
        var refs =
                running.stream()
                        .filter(container -> container.labels().isDrainedByHealth())
                        .<ContainerRef>map(ContainerRef::of)
                        .toList();
        if (refs.isEmpty()) {
            return behind;
        }
        var service = succession.service();
        var settling = ForeignProxy.of(service).map(ForeignProxy::settling).orElse(Duration.ZERO);
        return List.of(
                add(
                        new DrainByHealth(
                                service(),
                                refs,
                                HealthDrain.longest(service),
                                settling,
                                "its health check fails, noticed after about "
                                        + DurationText.print(
                                                HealthDrain.time(service).plus(settling))),
                        behind));
    }

    /** Lets time pass between two groups. */
    List<Integer> rest(List<Integer> behind) {
        return policy.delay().isZero()
                ? behind
                : List.of(
                        add(
                                new Rest(
                                        service(),
                                        policy.delay(),
                                        "delay of " + DurationText.print(policy.delay())),
                                behind));
    }

    int add(Step step, List<Integer> behind) {
        return steps().add(step, behind);
    }

    private PlanBuilder<Step> steps() {
        return succession.steps();
    }

    private ServiceName service() {
        return succession.service().name();
    }
}
