package io.stackctl.planner.provider;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.step.ProviderCall;
import io.stackctl.step.ProviderCall.Command;
import io.stackctl.step.Step;
import io.stackctl.step.provider.RemoveProvided;
import io.stackctl.step.provider.RunProvider;
import io.stackctl.step.provider.StopProvided;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Plans what the programs behind provider services are asked to do. */
public final class ProviderPlanner {

    private final Stack stack;
    private final Dependencies dependencies;
    private final PlanBuilder<Step> steps;
    private final Map<ServiceName, Integer> planned = new HashMap<>();

    private ProviderPlanner(Stack stack, PlanBuilder<Step> steps) {
        this.stack = stack;
        this.dependencies = Dependencies.of(stack);
        this.steps = steps;
    }

    /** Has all of them provided, each behind those that it depends on, directly or not. */
    public static Plan<Step> up(Stack stack) {
        var services = provided(stack, _ -> true);
        return services.isEmpty()
                ? Plan.empty()
                : new ProviderPlanner(stack, Step.plan()).up(services);
    }

    private Plan<Step> up(List<Service> services) {
        for (var service : services) {
            var call = call(service, Command.UP);
            add(
                    service,
                    new RunProvider(call, "provided by " + call.provider().type()),
                    dependencies.withDependencies(Set.of(service.name())),
                    List.of());
        }
        return steps.build();
    }

    /**
     * Has some of them taken away when everything else of a plan is done, dependents first.
     *
     * @param steps what else is done
     */
    public static void down(
            Stack stack, Predicate<ServiceName> selected, PlanBuilder<Step> steps, String cause) {
        var services = provided(stack, selected);
        if (!services.isEmpty()) {
            new ProviderPlanner(stack, steps).down(services.reversed(), cause);
        }
    }

    private void down(List<Service> services, String cause) {
        var others = steps.everythingSoFar("what the engine has is gone");
        for (var service : services) {
            add(
                    service,
                    new RemoveProvided(call(service, Command.DOWN), cause),
                    dependencies.withDependents(Set.of(service.name())),
                    others);
        }
    }

    /**
     * Has some of them stopped when everything else of a plan is done, dependents first.
     *
     * @param steps what else is done
     */
    public static void stop(
            Stack stack, Predicate<ServiceName> selected, PlanBuilder<Step> steps, String cause) {
        var services = provided(stack, selected);
        if (!services.isEmpty()) {
            new ProviderPlanner(stack, steps).stop(services.reversed(), cause);
        }
    }

    private void stop(List<Service> services, String cause) {
        var others = steps.everythingSoFar("the containers have stopped");
        for (var service : services) {
            add(
                    service,
                    new StopProvided(call(service, Command.STOP), cause),
                    dependencies.withDependents(Set.of(service.name())),
                    others);
        }
    }

    /** Dependencies first. */
    private static List<Service> provided(Stack stack, Predicate<ServiceName> selected) {
        if (stack.services().stream().allMatch(service -> service.provider().isEmpty())) {
            return List.of();
        }
        return Dependencies.inOrder(stack).stream()
                .filter(service -> service.provider().isPresent() && selected.test(service.name()))
                .toList();
    }

    private ProviderCall call(Service service, Command command) {
        return new ProviderCall(stack, service.name(), service.provider().orElseThrow(), command);
    }

    private void add(Service service, Step step, Set<ServiceName> behind, List<Integer> others) {
        var waitsFor = new ArrayList<>(others);
        for (var name : behind) {
            var earlier = planned.get(name);
            if (earlier != null) {
                waitsFor.add(earlier);
            }
        }
        planned.put(service.name(), steps.add(step, steps.ends(waitsFor)));
    }
}
