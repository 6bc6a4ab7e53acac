package io.stackctl.workflow.lifecycle;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.migration.rule.Request;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.Intent;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.Optional;
import java.util.Set;

/**
 * {@code start}: starts containers that are there, those that they depend on first. A database is
 * migrated before those that depend on it, as with {@code up}.
 */
public final class Start {

    private final Surroundings around;

    public Start(Surroundings around) {
        this.around = around;
    }

    /**
     * Does it.
     *
     * @return what was done
     */
    public Plan<Step> run(FoundStack found, StartRequest request) {
        return StackChange.of(
                around,
                found.name(),
                ChangeKind.START,
                new Intent() {
                    @Override
                    public Plan<Step> plan() {
                        return Start.this.plan(found, request);
                    }

                    @Override
                    public Optional<Intent> again() {
                        return Optional.of(this);
                    }
                });
    }

    /** What {@link #run} would do. */
    public Plan<Step> plan(FoundStack found, StartRequest request) {
        var services = request.services();
        Sight.requireServices(found, services);
        var sight = Sight.containers(found, around);
        if (!sight.defined()) {
            requireContainers(sight, services);
        }
        var stack = sight.stack();
        var selected = selected(stack, services);
        var observed = Endings.ask(around.engine(), selected).in(sight.observed());
        // What is started may be of a version that still needs what later files take away.
        var gates = StackGates.of(selected, observed, around, Request.Up.EXPANDING);
        return LifecyclePlanner.start(selected, observed, request.options(gates));
    }

    private static Stack selected(Stack stack, Set<ServiceName> services) {
        if (services.isEmpty()) {
            return stack;
        }
        var needed = Dependencies.of(stack).withDependencies(services);
        return stack.withServices(
                stack.services().stream().filter(s -> needed.contains(s.name())).toList());
    }

    private static void requireContainers(Sight sight, Set<ServiceName> services) {
        var name = sight.stack().name();
        if (sight.observed().containers().isEmpty()) {
            throw missing("no container found for project \"" + name + "\": not found");
        }
        for (var service : services) {
            if (sight.stack().service(service).isEmpty()) {
                throw missing("no such service: \"" + service + "\": not found");
            }
        }
    }

    private static StackException missing(String message) {
        return new StackException(new Failure.OperationFailed(message));
    }
}
