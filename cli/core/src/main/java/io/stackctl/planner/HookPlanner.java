package io.stackctl.planner;

import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Hook;
import io.stackctl.plan.Plan;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RunHook;

/** Plans a command in the containers of a service, as {@code sync+exec} asks for it. */
public final class HookPlanner {

    private HookPlanner() {}

    /** Runs it in every container that is up, in all at once. */
    public static Plan<Step> plan(
            Stack stack, ObservedStack observed, ServiceName service, Hook hook, String cause) {
        var steps = Step.plan();
        observed.replicasOf(service).stream()
                .filter(ObservedContainer::isUp)
                .forEach(container ->
                        steps.add(
                                new RunHook(
                                        ContainerRef.of(container),
                                        service,
                                        Hooks.source(stack, service, ContainerRef.of(container)),
                                        hook,
                                        Hooks.environment(stack, hook),
                                        false,
                                        cause)));
        return steps.build();
    }
}
