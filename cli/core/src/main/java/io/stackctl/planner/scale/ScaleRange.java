package io.stackctl.planner.scale;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.Autoscale;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.Scalar;
import io.stackctl.state.ObservedStack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** Where a service is scaled by what it has to do, its number of replicas is a range. */
public final class ScaleRange {

    private ScaleRange() {}

    /**
     * The same with as many replicas as there are, where these are within the range; nothing but
     * what was measured is to change them. The count is in no configuration hash.
     *
     * @param said services of which the user has said how many
     */
    public static Stack kept(Stack stack, ObservedStack observed, Set<ServiceName> said) {
        var services = new ArrayList<Service>();
        boolean changed = false;
        for (var service : stack.services()) {
            var kept = said.contains(service.name()) ? service : kept(stack, observed, service);
            changed |= kept.replicas().value() != service.replicas().value();
            services.add(kept);
        }
        return changed ? stack.withServices(services) : stack;
    }

    private static Service kept(Stack stack, ObservedStack observed, Service service) {
        var range = Autoscale.of(stack, service);
        if (range.isEmpty() || service.replicas().value() == 0) {
            return service;
        }
        var places = new HashSet<Integer>();
        observed.replicasOf(service.name())
                .forEach(container -> places.add(container.number().orElse(0)));
        int now = places.isEmpty() ? service.replicas().value() : places.size();
        int count = range.get().within(now);
        return count == service.replicas().value() ? service : of(service, count);
    }

    /** The same service with as many replicas. */
    public static Service of(Service service, int count) {
        var definition = service.definition();
        return new Service(
                service.name(),
                definition.with("scale", new Scalar.Int(count, definition.location())));
    }
}
