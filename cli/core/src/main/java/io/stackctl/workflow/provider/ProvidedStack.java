package io.stackctl.workflow.provider;

import io.stackctl.definition.EnvironmentOption;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Dependencies;
import io.stackctl.step.Provided;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stack whose services have what the provider services gave that they depend on.
 *
 * @param stack with their variables, which win over those of its definition
 * @param overridden what is to be said of those that services had before with another value
 */
public record ProvidedStack(Stack stack, List<String> overridden) {

    public ProvidedStack {
        overridden = List.copyOf(overridden);
    }

    /** Gives them. */
    public static ProvidedStack of(Stack stack, Provided provided) {
        var overridden = new ArrayList<String>();
        var all = stack;
        if (!provided.variables().isEmpty()) {
            for (var provider : Dependencies.inOrder(stack)) {
                all = with(all, provider.name(), provided, overridden);
            }
        }
        return new ProvidedStack(all, overridden);
    }

    private static Stack with(
            Stack stack, ServiceName provider, Provided provided, List<String> overridden) {
        var variables = provided.by(provider);
        if (variables.isEmpty()) {
            return stack;
        }
        var services = new ArrayList<Service>();
        for (var service : stack.services()) {
            if (!dependsOn(service, provider)) {
                services.add(service);
                continue;
            }
            provided.rawBy(provider)
                    .forEach((name, value) -> {
                        var before = service.environment().get(name);
                        if (before != null && !before.equals(Optional.of(value))) {
                            overridden.add(overridden(provider, name, service));
                        }
                    });
            services.add(EnvironmentOption.add(service, variables));
        }
        return stack.withServices(services);
    }

    private static String overridden(ServiceName provider, String name, Service service) {
        return "provider \""
                + provider
                + "\" overrides environment variable \""
                + name
                + "\" in service \""
                + service.name()
                + "\"";
    }

    private static boolean dependsOn(Service service, ServiceName other) {
        return service.dependencies().stream()
                .anyMatch(dependency -> dependency.service().equals(other));
    }
}
