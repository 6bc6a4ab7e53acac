package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.vip.CarriedNames;
import io.stackctl.model.name.ContainerId;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Hooks;
import io.stackctl.planner.reconcile.Convergence.Replacement;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerRef.Planned;
import io.stackctl.step.Step;
import io.stackctl.step.container.CopyFiles;
import io.stackctl.step.container.CreateContainer;
import io.stackctl.step.container.NewContainer;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.container.StartContainer;
import io.stackctl.step.container.StopContainer;
import io.stackctl.step.service.AwaitService;
import io.stackctl.step.service.Readiness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The containers of one service, those that follow them, and the steps that this is made of. */
public final class Succession {

    /**
     * The place of one replica in a deployment.
     *
     * @param number the replica's
     * @param old the container that is in it; empty where the service gets one more
     * @param successor the one that is to be in it
     * @param made the successor, where an earlier attempt has made it
     * @param cause why the old one cannot stay
     */
    public record Slot(
            int number,
            Optional<ObservedContainer> old,
            ContainerRef successor,
            Optional<ObservedContainer> made,
            String cause) {}

    private final Reconciliation work;
    private final Convergence convergence;
    private final Map<Slot, NewContainer> successors = new LinkedHashMap<>();
    private final List<Integer> before;
    private final List<Integer> prerequisites;
    private final Set<ContainerId> running = new HashSet<>();
    private boolean started;
    private List<Integer> initiated = List.of();

    /**
     * Prepares.
     *
     * @param before what is done before anything of the service
     * @param made what an earlier attempt has made, by the replica's number
     */
    Succession(
            Reconciliation work,
            Convergence convergence,
            List<Integer> before,
            Map<Integer, ObservedContainer> made) {
        this.work = work;
        this.convergence = convergence;
        this.before = List.copyOf(before);
        work.observed.replicasOf(convergence.service().name()).stream()
                .filter(ObservedContainer::isUp)
                .forEach(container -> running.add(container.id()));
        var needed = new ArrayList<>(new Prerequisites(work).beforeReplica(convergence.service()));
        // They have the names that new ones are made under.
        for (var leftover : convergence.leftovers()) {
            needed.add(work.remove(leftover, "left over from an interrupted replacement"));
        }
        this.prerequisites = needed;
        var containers = new NewContainers(work);
        for (var replacement : convergence.replaced()) {
            var planned = successorOf(replacement);
            var slot = slot(replacement, planned, made);
            successors.put(slot, containers.successor(convergence, planned, replacement.old()));
        }
        for (int number : convergence.missing()) {
            var name = work.names.of(convergence.service(), number);
            var planned = new Planned(name, name, subject(number));
            var slot = new Slot(number, Optional.empty(), planned, Optional.empty(), "not found");
            successors.put(slot, containers.replica(convergence, planned, number));
        }
    }

    private Planned successorOf(Replacement replacement) {
        int number = Convergence.number(replacement.old());
        var name = work.names.of(convergence.service(), number);
        return new Planned(
                ReplicaNames.temporary(replacement.old().id(), name), name, subject(number));
    }

    private Slot slot(
            Replacement replacement, Planned planned, Map<Integer, ObservedContainer> made) {
        int number = Convergence.number(replacement.old());
        var there = Optional.ofNullable(made.get(number));
        ContainerRef ref =
                there.<ContainerRef>map(container ->
                                new ContainerRef.Existing(
                                        container.id(), planned.name(), planned.subject()))
                        .orElse(planned);
        return new Slot(number, Optional.of(replacement.old()), ref, there, replacement.cause());
    }

    private String subject(int number) {
        return convergence.service().name() + "/" + number;
    }

    public Service service() {
        return convergence.service();
    }

    public Stack stack() {
        return work.stack;
    }

    /** Who is called how inside the stack's networks. */
    public CarriedNames insideNames() {
        return work.insideNames;
    }

    public ObservedStack observed() {
        return work.observed;
    }

    /** What is done before anything of the service: what it depends on is ready. */
    public List<Integer> before() {
        return before;
    }

    /** The places that get a new container, by number. */
    public List<Slot> slots() {
        return List.copyOf(successors.keySet());
    }

    /** The containers that stay as they are. */
    public List<ObservedContainer> staying() {
        return convergence.kept();
    }

    /** The containers that go, and nobody follows. */
    public List<ObservedContainer> leaving() {
        return convergence.surplus();
    }

    public PlanBuilder<Step> steps() {
        return work.steps;
    }

    /** Makes the successor, unless it is there; says what to wait for. */
    public List<Integer> create(Slot slot, Collection<Integer> behind) {
        var created = successors.get(slot);
        if (slot.made().isPresent() || created == null) {
            return List.copyOf(behind);
        }
        var waitsFor = new ArrayList<>(prerequisites);
        waitsFor.addAll(behind);
        int step =
                work.steps.add(
                        CreateContainer.of(created, slot.cause()), work.steps.ends(waitsFor));
        work.existsAfter(slot.successor(), step);
        return List.of(step);
    }

    /** Starts the successor, unless it runs, with the hooks that follow; says what to wait for. */
    public List<Integer> start(Slot slot, Collection<Integer> behind) {
        if (slot.made().filter(ObservedContainer::isUp).isPresent()) {
            return List.copyOf(behind);
        }
        return start(slot.successor(), slot.made().isPresent() ? "not running" : "created", behind);
    }

    /** Starts a container of the service that does not run. */
    public List<Integer> start(ContainerRef ref, String cause, Collection<Integer> behind) {
        var waitsFor = init(ref, behind);
        var files = new Grants(work.stack, service()).inline();
        if (!files.isEmpty()) {
            var copy = new CopyFiles(ref, files, "configs and secrets");
            waitsFor = List.of(work.steps.add(copy, waitsFor));
        }
        int started = work.steps.add(new StartContainer(ref, cause), waitsFor);
        return List.of(Hooks.afterStart(work.steps, work.stack, service(), ref, started));
    }

    /** What runs before the service starts does so where none of its containers runs by then. */
    private List<Integer> init(ContainerRef ref, Collection<Integer> behind) {
        var waitsFor = new ArrayList<>(behind);
        if (!started && running.isEmpty() && !service().preStart().isEmpty()) {
            initiated =
                    new InitSteps(work).plan(service(), List.of(ref), work.steps.ends(waitsFor));
        }
        started = true;
        waitsFor.addAll(initiated);
        return work.steps.ends(waitsFor);
    }

    /**
     * Warns of {@code pre_start} steps of a service that goes over and never stands still, so that
     * their time never comes. To be called when everything else is planned.
     */
    public void tellSkippedInit() {
        if (!service().preStart().isEmpty() && initiated.isEmpty() && !successors.isEmpty()) {
            steps().warn(
                            "pre_start of service \""
                                    + service().name()
                                    + "\" is not run: some of its containers run all the time"
                                    + " until the new ones do; migrations are meant for what has to"
                                    + " be done before a new version serves");
        }
    }

    /** Stops a container, behind its hooks, unless it does not run; says what to wait for. */
    public List<Integer> stop(
            ObservedContainer container, String cause, Collection<Integer> behind) {
        if (!container.isUp()) {
            return List.copyOf(behind);
        }
        running.remove(container.id());
        var ref = ContainerRef.of(container);
        var hooks = Hooks.beforeStop(work.steps, work.stack, service(), ref, List.copyOf(behind));
        return List.of(
                work.steps.add(StopContainer.of(ref, work.options.timing().grace(), cause), hooks));
    }

    /**
     * Runs a program in a container of its own, made as a new one of the service is, and removes
     * that when the program has ended with 0; says what to wait for.
     */
    public List<Integer> test(List<String> words, Collection<Integer> behind) {
        var name = work.stack.name() + "-" + service().name() + "-test";
        var oneOff =
                new OneOff(
                        TestService.of(service(), words),
                        name,
                        TestService.SLUG,
                        false,
                        false,
                        false);
        var before = new ArrayList<>(behind);
        work.observed.containers().stream()
                .filter(container -> container.name().equals(name))
                .forEach(left -> before.add(work.remove(left, "left over")));
        int created = new OneOffPlanner(work).plan(oneOff, work.steps.ends(before));
        int started = work.steps.add(new StartContainer(oneOff.ref(), "tests"), created);
        int passed =
                work.steps.add(
                        new AwaitService(
                                service().name(),
                                List.of(oneOff.ref()),
                                Readiness.COMPLETED,
                                true,
                                false,
                                Optional.empty(),
                                "its test has to pass"),
                        started);
        return List.of(
                work.steps.add(
                        RemoveContainer.of(oneOff.ref(), true, "its test has passed"), passed));
    }

    /**
     * The name that an old container gets when its successor has taken its own: none that Compose,
     * or {@code up}, would take for a replacement that was interrupted.
     */
    public static String aside(ContainerRef successor, ObservedContainer old) {
        return successor.name() + "_" + old.id().abbreviated();
    }

    /** Whether a container has given up its name already. */
    public static boolean isAside(ObservedContainer old) {
        return old.name().endsWith("_" + old.id().abbreviated());
    }

    /** Whether a container was made for another one's place, and has not got its name yet. */
    public static boolean isOnItsWay(ObservedContainer container) {
        return ReplicaNames.isTemporary(container);
    }

    /** Whether it was made for the place of that one. */
    public static boolean wasToReplace(ObservedContainer container, ObservedContainer old) {
        return isOnItsWay(container) && ReplicaNames.wasToReplace(container, old);
    }

    /** Whether a container has given up its name to another one. */
    public static boolean isReplacedBy(ObservedContainer old, ObservedContainer successor) {
        return isAside(old) && old.name().equals(successor.name() + "_" + old.id().abbreviated());
    }
}
