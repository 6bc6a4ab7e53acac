package io.stackctl.planner.reconcile;

import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Convergence.Replacement;
import io.stackctl.planner.reconcile.Reconciliation.Condition;
import io.stackctl.planner.reconcile.Reconciliation.Replica;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerRef.Planned;
import io.stackctl.step.container.CreateContainer;
import io.stackctl.step.container.RenameContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns what was decided for the services into steps that create, replace and remove containers.
 */
final class ContainerPlanner {

    private final Reconciliation work;
    private final Prerequisites prerequisites;
    private final NewContainers containers;

    ContainerPlanner(Reconciliation work) {
        this.work = work;
        this.prerequisites = new Prerequisites(work);
        this.containers = new NewContainers(work);
    }

    void plan(Map<ServiceName, Convergence> decided) {
        for (var convergence : decided.values()) {
            stopDependents(convergence, decided);
        }
        decided.values().forEach(this::plan);
    }

    // Whoever declared `restart: true` must not see its dependency go away beneath it.
    private void stopDependents(Convergence convergence, Map<ServiceName, Convergence> decided) {
        if (convergence.replaced().isEmpty() || rolls(convergence)) {
            return;
        }
        var service = convergence.service().name();
        for (var dependent : work.dependencies.restartedWith(service)) {
            var theirs = decided.get(dependent);
            if (theirs != null) {
                theirs.kept()
                        .forEach(c -> work.stops.stop(c, "restarts with " + service, List.of()));
            }
        }
    }

    private void plan(Convergence convergence) {
        if (rolls(convergence)) {
            work.roll(convergence);
            return;
        }
        var leftovers = new ArrayList<Integer>();
        for (var leftover : convergence.leftovers()) {
            leftovers.add(work.remove(leftover, "left over from an interrupted replacement"));
        }
        for (var surplus : convergence.surplus()) {
            work.remove(surplus, convergence.service().replicas() + " wanted");
        }
        convergence.kept().forEach(container -> keep(convergence, container));
        convergence.replaced().forEach(replacement -> replace(convergence, replacement, leftovers));
        for (int number : convergence.missing()) {
            create(convergence, number);
        }
    }

    private boolean rolls(Convergence convergence) {
        var rollout = work.options.rollout();
        if (rollout.isEmpty() || !rollout.get().includes(convergence.service())) {
            return false;
        }
        boolean grows = rollout.get().includesGrowth() && !convergence.missing().isEmpty();
        return grows || !convergence.replaced().isEmpty();
    }

    private void keep(Convergence convergence, ObservedContainer container) {
        ContainerRef ref = ContainerRef.of(container);
        if (convergence.adopted().contains(container)) {
            var name = work.names.of(convergence.service(), Convergence.number(container));
            ref = new ContainerRef.Existing(container.id(), name, ref.subject());
            work.existsAfter(
                    ref,
                    work.steps.add(
                            new RenameContainer(
                                    ref, name, "left over from an interrupted replacement")));
        }
        if (work.options.wanted().starts()) {
            work.stops.outlast(container);
        }
        var condition = conditionOf(container);
        if (container.state() == ContainerState.RUNNING && !work.stops.include(container)) {
            work.steps.keep(ref.resource());
        }
        work.replica(convergence.service().name(), new Replica(ref, condition));
    }

    private Condition conditionOf(ObservedContainer container) {
        if (work.stops.include(container)) {
            return Condition.STOPPED;
        }
        return switch (container.state()) {
            case RUNNING ->
                    switch (container.health()) {
                        case NONE -> Condition.RUNNING;
                        case HEALTHY -> Condition.HEALTHY;
                        case STARTING, UNHEALTHY -> Condition.UNHEALTHY;
                    };
            case PAUSED -> Condition.PAUSED;
            case CREATED, RESTARTING, EXITED, DEAD, REMOVING -> Condition.STOPPED;
        };
    }

    private void replace(
            Convergence convergence, Replacement replacement, List<Integer> leftovers) {
        var old = replacement.old();
        var service = convergence.service();
        int number = Convergence.number(old);
        var finalName = work.names.of(service, number);
        var ref =
                new Planned(
                        ReplicaNames.temporary(old.id(), finalName),
                        finalName,
                        subject(convergence, number));
        var waitsFor = new ArrayList<>(leftovers);
        waitsFor.addAll(prerequisites.beforeReplica(service));
        new Handover(work, service, replacement, containers.successor(convergence, ref, old))
                .plan(waitsFor);
        work.replica(service.name(), new Replica(ref, Condition.STOPPED));
    }

    private void create(Convergence convergence, int number) {
        var name = work.names.of(convergence.service(), number);
        var ref = new Planned(name, name, subject(convergence, number));
        int created =
                work.steps.add(
                        CreateContainer.of(
                                containers.replica(convergence, ref, number), "not found"),
                        prerequisites.beforeReplica(convergence.service()));
        work.existsAfter(ref, created);
        work.replica(convergence.service().name(), new Replica(ref, Condition.STOPPED));
    }

    private static String subject(Convergence convergence, int number) {
        return convergence.service().name() + "/" + number;
    }
}
