package io.stackctl.kubernetes.planner;

import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.Dependency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which services of a stack are brought to their definition, as Kubernetes calls them.
 *
 * @param services these
 * @param defined all that the definition has, selected and enabled or not
 * @param dependencies what each service depends on
 */
public record ChosenServices(
        Set<String> services, Set<String> defined, Map<String, List<String>> dependencies) {

    /** Those that a stack has selected. */
    public static ChosenServices of(Stack stack) {
        var services = new TreeSet<String>();
        stack.services().forEach(service -> services.add(name(service)));
        var defined = new TreeSet<String>();
        var dependencies = new TreeMap<String, List<String>>();
        for (var service : stack.definedServices()) {
            defined.add(name(service));
            dependencies.put(
                    name(service),
                    service.dependencies().stream()
                            .map(Dependency::service)
                            .map(other -> ObjectNames.of(other.value()))
                            .toList());
        }
        return new ChosenServices(services, defined, dependencies);
    }

    private static String name(Service service) {
        return ObjectNames.of(service.name().value());
    }

    /** Whether an object is to be looked at; those of the whole stack always are. */
    public boolean has(String service) {
        return service.isEmpty() || services.contains(service);
    }

    /** Whether an object is of a service that the definition does not have any more. */
    boolean isOrphan(String service) {
        return !service.isEmpty() && !defined.contains(service);
    }

    /** Whether nothing of the definition is left out that might still need what is the stack's. */
    boolean isWhole() {
        return services.containsAll(defined);
    }
}
