package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.ContainerLink;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The further names that {@code links} give to containers of other services. */
final class Links {

    private Links() {}

    /** A container behind a link. */
    record Target(String name, int number) {}

    /**
     * All of them, in the order of the definition.
     *
     * @param containersOf the containers of a linked service
     */
    static List<ContainerLink> of(
            StackName stack, Service service, Function<ServiceName, List<Target>> containersOf) {
        Set<ContainerLink> pairs = new LinkedHashSet<>();
        for (var link : service.connectivity().links()) {
            for (var target : containersOf.apply(link.service())) {
                var replica = link.key() + "-" + target.number();
                pairs.add(new ContainerLink(target.name(), link.alias()));
                pairs.add(new ContainerLink(target.name(), replica));
                pairs.add(new ContainerLink(target.name(), stack + "-" + replica));
            }
        }
        pairs.addAll(service.connectivity().externalLinks());
        return new ArrayList<>(pairs);
    }
}
