package io.stackctl.plan;

import io.stackctl.model.Hook;
import io.stackctl.model.ServiceName;
import io.stackctl.model.Stack;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;

/** Plans a command in the containers of a service, as {@code sync+exec} asks for it. */
public final class HookPlanner {

    private HookPlanner() {}

    /** Runs it in every container that is up, in all at once. */
    public static Plan plan(
            Stack stack, ObservedStack observed, ServiceName service, Hook hook, String cause) {
        var steps = new PlanBuilder();
        observed.replicasOf(service).stream()
                .filter(ObservedContainer::isUp)
                .forEach(container ->
                        steps.add(
                                new Step.RunHook(
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
