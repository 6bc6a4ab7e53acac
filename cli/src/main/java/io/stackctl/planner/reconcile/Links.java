package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
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
     * {@code container:alias} pairs in the order of the definition.
     *
     * @param containersOf the containers of a linked service
     */
    static List<String> of(
            StackName stack, Service service, Function<ServiceName, List<Target>> containersOf) {
        Set<String> pairs = new LinkedHashSet<>();
        for (var link : service.connectivity().links()) {
            var parts = link.split(":", 2);
            var alias = parts.length > 1 ? parts[1] : parts[0];
            for (var target : containersOf.apply(ServiceName.of(parts[0]))) {
                pairs.add(target.name() + ":" + alias);
                pairs.add(target.name() + ":" + parts[0] + "-" + target.number());
                pairs.add(target.name() + ":" + stack + "-" + parts[0] + "-" + target.number());
            }
        }
        for (var external : service.connectivity().externalLinks()) {
            pairs.add(external.contains(":") ? external : external + ":" + external);
        }
        return new ArrayList<>(pairs);
    }
}
