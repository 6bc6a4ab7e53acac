package io.stackctl.workflow.view;

import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ObservedContainer;
import java.util.List;
import java.util.Set;

/**
 * Services that a command line names.
 *
 * @param services empty means all
 */
record ServiceSelection(Set<ServiceName> services) {

    ServiceSelection {
        services = Set.copyOf(services);
    }

    /** Those containers that belong to these services. */
    List<ObservedContainer> among(List<ObservedContainer> containers) {
        return services.isEmpty()
                ? containers
                : containers.stream()
                        .filter(container -> services.contains(container.service()))
                        .toList();
    }
}
