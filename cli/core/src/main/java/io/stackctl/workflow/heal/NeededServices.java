package io.stackctl.workflow.heal;

import io.stackctl.engine.Engine;
import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.Dependency;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import java.util.List;
import java.util.Optional;

/** How those services stand that another one needs healthy. */
record NeededServices(Engine engine, StackName stack) {

    /** The first of those that a service needs of which no container is healthy. */
    Optional<ServiceName> firstIll(Service service) {
        var needed =
                service.dependencies().stream()
                        .filter(it -> it.condition() == Dependency.Condition.HEALTHY)
                        .map(Dependency::service)
                        .toList();
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        var running = engine.containers().ofStack(stack, false);
        return needed.stream().filter(name -> isIll(name, running)).findFirst();
    }

    private static boolean isIll(ServiceName name, List<ObservedContainer> running) {
        var its = running.stream().filter(container -> container.service().equals(name)).toList();
        return !its.isEmpty()
                && its.stream().allMatch(container -> container.health() == Health.UNHEALTHY);
    }
}
