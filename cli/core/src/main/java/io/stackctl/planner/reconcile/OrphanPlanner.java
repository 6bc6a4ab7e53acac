package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds containers that the definition no longer knows, and removes them where that is wanted. */
final class OrphanPlanner {

    private final Reconciliation work;

    OrphanPlanner(Reconciliation work) {
        this.work = work;
    }

    void plan() {
        var orphans = of(work.stack, work.observed);
        if (orphans.isEmpty()) {
            return;
        }
        switch (work.options.wanted().orphans()) {
            case REMOVE -> orphans.forEach(orphan -> work.remove(orphan, "no longer defined"));
            case WARN -> work.steps.warn(warning(orphans));
            case IGNORE -> {}
        }
    }

    /** Containers of services that are not defined, and one-off containers that have ended. */
    static List<ObservedContainer> of(Stack stack, ObservedStack observed) {
        Set<ServiceName> known = new HashSet<>();
        Stream.concat(stack.services().stream(), stack.disabledServices().stream())
                .map(Service::name)
                .forEach(known::add);
        return observed.containers().stream()
                .filter(container ->
                        !known.contains(container.service()) || isFinishedOneOff(container))
                .toList();
    }

    private static boolean isFinishedOneOff(ObservedContainer container) {
        return container.oneOff()
                && (container.state() == ContainerState.EXITED
                        || container.state() == ContainerState.DEAD);
    }

    private static String warning(List<ObservedContainer> orphans) {
        return orphans.stream()
                .map(ObservedContainer::name)
                .collect(
                        Collectors.joining(
                                ", ",
                                "Found orphan containers (",
                                ") for this project. If you removed or renamed this service in your compose file,"
                                        + " you can run this command with the --remove-orphans flag to clean it up."));
    }
}
