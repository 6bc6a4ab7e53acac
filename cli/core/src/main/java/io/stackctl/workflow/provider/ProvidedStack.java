package io.stackctl.workflow.provider;

import io.stackctl.definition.EnvironmentOption;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Dependencies;
import io.stackctl.step.Provided;
import java.util.Map;

/** Gives services what the provider services that they depend on gave. */
public final class ProvidedStack {

    private ProvidedStack() {}

    /** The stack with their variables, which win over those of its definition. */
    public static Stack of(Stack stack, Provided provided) {
        if (provided.variables().isEmpty()) {
            return stack;
        }
        var all = stack;
        for (var service : Dependencies.inOrder(stack)) {
            all = with(all, service.name(), provided.by(service.name()));
        }
        return all;
    }

    private static Stack with(Stack stack, ServiceName provider, Map<String, String> variables) {
        if (variables.isEmpty()) {
            return stack;
        }
        return stack.withServices(
                stack.services().stream()
                        .map(service ->
                                dependsOn(service, provider)
                                        ? EnvironmentOption.add(service, variables)
                                        : service)
                        .toList());
    }

    private static boolean dependsOn(Service service, ServiceName other) {
        return service.dependencies().stream()
                .anyMatch(dependency -> dependency.service().equals(other));
    }
}
