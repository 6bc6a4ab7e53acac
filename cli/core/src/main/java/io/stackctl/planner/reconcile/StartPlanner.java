package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.Hooks;
import io.stackctl.planner.reconcile.Reconciliation.Condition;
import io.stackctl.planner.reconcile.Reconciliation.Replica;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.container.CopyFiles;
import io.stackctl.step.container.StartContainer;
import io.stackctl.step.container.UnpauseContainer;
import io.stackctl.step.service.AwaitService;
import io.stackctl.step.service.Readiness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts what does not run, dependencies first, and waits where a condition asks for it. */
final class StartPlanner {

    private final Reconciliation work;
    private final StartConditions conditions;
    private final boolean anew;
    private final Map<ServiceName, List<Integer>> started = new HashMap<>();
    private final Map<Wait, Integer> waits = new HashMap<>();

    private record Wait(ServiceName service, Readiness readiness, boolean required) {
        // Written out, as is hashCode: what a record gets by itself is linked in each process anew.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Wait wait
                    && wait.service.equals(service)
                    && wait.readiness == readiness
                    && wait.required == required;
        }

        @Override
        public int hashCode() {
            return 31 * service.hashCode() + readiness.hashCode() + (required ? 1 : 0);
        }
    }

    /**
     * Prepares.
     *
     * @param conditions what starts wait for, besides what a service depends on
     */
    StartPlanner(Reconciliation work, StartConditions conditions) {
        this(work, conditions, true);
    }

    private StartPlanner(Reconciliation work, StartConditions conditions, boolean anew) {
        this.work = work;
        this.conditions = conditions;
        this.anew = anew;
    }

    /** One for containers that only go on: what runs before a service did so when it started. */
    static StartPlanner resuming(Reconciliation work, StartConditions conditions) {
        return new StartPlanner(work, conditions, false);
    }

    void plan() {
        for (var service : Dependencies.inOrder(work.stack)) {
            start(service);
        }
    }

    /** The steps to wait for so that everything a service depends on is ready. */
    List<Integer> readyFor(Service service) {
        var waitsFor = new ArrayList<Integer>();
        for (var dependency : work.dependencies.of(service.name())) {
            waitsFor.addAll(after(service, dependency));
        }
        return waitsFor;
    }

    private void start(Service service) {
        var name = service.name();
        var rollout = work.options.rollout();
        if (rollout.isPresent() && work.isRolled(name)) {
            roll(service, rollout.get());
            return;
        }
        var replicas = work.replicas(name);
        List<Integer> waitsFor = readyFor(service);
        if (!replicas.isEmpty()) {
            boolean stay = replicas.stream().allMatch(StartPlanner::isUp);
            waitsFor.addAll(stay ? work.gates.before(name) : work.gates.beforeChange(name));
        }
        if (anew && InitSteps.areDue(service, replicas)) {
            waitsFor = init(service, replicas, waitsFor);
        }
        var ends = new ArrayList<Integer>();
        for (var replica : replicas) {
            ends.addAll(start(service, replica, waitsFor));
        }
        // What runs already passes on what it waited for, so that the order holds across it.
        started.put(name, ends.isEmpty() ? waitsFor : ends);
        if (!replicas.isEmpty()) {
            work.gates.after(name, replicas, () -> ready(name, replicas));
        }
    }

    /** All its containers are there, so that a step that fails leaves no part of them. */
    private List<Integer> init(Service service, List<Replica> replicas, List<Integer> ready) {
        var before = new ArrayList<>(ready);
        replicas.forEach(replica -> before.addAll(conditions.of(service, replica.ref())));
        return new InitSteps(work)
                .plan(
                        service,
                        replicas.stream().map(Replica::ref).toList(),
                        work.steps.ends(before));
    }

    /** What it depends on is ready, and gates are passed, before anything of it is touched. */
    private void roll(Service service, Rollout rollout) {
        var before = new ArrayList<>(readyFor(service));
        before.addAll(work.gates.beforeChange(service.name()));
        work.succession(service.name(), work.steps.ends(before))
                .ifPresent(succession -> {
                    register(service.name(), succession);
                    started.put(service.name(), rollout.roll(succession));
                });
        work.gates.after(
                service.name(),
                work.replicas(service.name()),
                () -> started.getOrDefault(service.name(), List.of()));
    }

    private void register(ServiceName service, Succession succession) {
        for (var container : succession.staying()) {
            work.replica(service, new Replica(ContainerRef.of(container), Condition.RUNNING));
        }
        for (var slot : succession.slots()) {
            work.replica(service, new Replica(slot.successor(), Condition.STOPPED));
        }
    }

    /** The steps after which a service is ready for whoever depends on it, in whatever way. */
    private List<Integer> ready(ServiceName service, List<Replica> replicas) {
        return !isOneShot(service) && replicas.stream().allMatch(StartPlanner::isReady)
                ? started.getOrDefault(service, List.of())
                : List.of(await(service, readinessOf(service), true));
    }

    private Readiness readinessOf(ServiceName service) {
        if (isOneShot(service)) {
            return Readiness.COMPLETED;
        }
        boolean checked =
                work.stack.services().stream()
                        .flatMap(other -> other.dependencies().stream())
                        .anyMatch(dependency ->
                                dependency.service().equals(service)
                                        && dependency.condition() == Dependency.Condition.HEALTHY);
        return checked ? Readiness.HEALTHY : Readiness.READY;
    }

    private List<Integer> start(Service service, Replica replica, List<Integer> ready) {
        var waitsFor = new ArrayList<>(ready);
        waitsFor.addAll(conditions.of(service, replica.ref()));
        var before = work.steps.ends(waitsFor);
        return switch (replica.condition()) {
            case RUNNING, HEALTHY, UNHEALTHY -> List.of();
            case PAUSED ->
                    List.of(work.steps.add(new UnpauseContainer(replica.ref(), "paused"), before));
            case STOPPED -> {
                var files = new Grants(work.stack, service).inline();
                if (!files.isEmpty()) {
                    var copy = new CopyFiles(replica.ref(), files, "configs and secrets");
                    before = List.of(work.steps.add(copy, before));
                }
                int step =
                        work.steps.add(new StartContainer(replica.ref(), cause(replica)), before);
                yield List.of(
                        Hooks.afterStart(work.steps, work.stack, service, replica.ref(), step));
            }
        };
    }

    private static String cause(Replica replica) {
        return replica.ref() instanceof ContainerRef.Existing ? "not running" : "created";
    }

    private List<Integer> after(Service dependent, Dependency dependency) {
        var gates = work.gates.behind(dependency.service());
        if (!gates.isEmpty()) {
            return gates;
        }
        var begun = started.getOrDefault(dependency.service(), List.of());
        var replicas = work.replicas(dependency.service());
        if (replicas.isEmpty()) {
            if (dependency.condition() != Dependency.Condition.STARTED) {
                work.stack
                        .service(dependency.service())
                        .ifPresent(
                                absent -> Absence.tell(dependent, dependency, absent, work.steps));
            }
            return begun;
        }
        if (work.isRolled(dependency.service())) {
            // It has gone over when all of it is ready.
            return begun;
        }
        return switch (dependency.condition()) {
            case STARTED -> begun;
            case HEALTHY ->
                    replicas.stream().allMatch(replica -> replica.condition() == Condition.HEALTHY)
                            ? begun
                            : List.of(
                                    await(
                                            dependency.service(),
                                            Readiness.HEALTHY,
                                            dependency.required()));
            case COMPLETED_SUCCESSFULLY ->
                    List.of(
                            await(
                                    dependency.service(),
                                    Readiness.COMPLETED,
                                    dependency.required()));
        };
    }

    private int await(ServiceName service, Readiness readiness, boolean required) {
        var wait = new Wait(service, readiness, required);
        var known = waits.get(wait);
        if (known != null) {
            return known;
        }
        int step =
                work.steps.add(
                        AwaitService.dependency(
                                service,
                                work.replicas(service).stream().map(Replica::ref).toList(),
                                readiness,
                                required),
                        started.getOrDefault(service, List.of()));
        waits.put(wait, step);
        return step;
    }

    /**
     * Waits until every service is ready, or has done its work where others wait for that: once
     * everything is started, so that nobody's end keeps the rest down.
     */
    void awaitAll() {
        var all = work.steps.everythingSoFar("everything is started");
        for (var service : Dependencies.inOrder(work.stack)) {
            if (!work.replicas(service.name()).isEmpty() && !work.isRolled(service.name())) {
                await(
                        service.name(),
                        isOneShot(service.name()) ? Readiness.COMPLETED : Readiness.READY,
                        all);
            }
        }
    }

    private void await(ServiceName service, Readiness readiness, List<Integer> waitsFor) {
        work.steps.add(
                new AwaitService(
                        service,
                        work.replicas(service).stream().map(Replica::ref).toList(),
                        readiness,
                        true,
                        false,
                        work.options.timing().await(),
                        "asked to wait"),
                waitsFor);
    }

    private static boolean isReady(Replica replica) {
        return replica.condition() == Condition.HEALTHY || replica.condition() == Condition.RUNNING;
    }

    private static boolean isUp(Replica replica) {
        return replica.condition() != Condition.STOPPED && replica.condition() != Condition.PAUSED;
    }

    private boolean isOneShot(ServiceName service) {
        return work.stack.services().stream()
                .flatMap(other -> other.dependencies().stream())
                .anyMatch(dependency ->
                        dependency.service().equals(service)
                                && dependency.condition()
                                        == Dependency.Condition.COMPLETED_SUCCESSFULLY);
    }
}
