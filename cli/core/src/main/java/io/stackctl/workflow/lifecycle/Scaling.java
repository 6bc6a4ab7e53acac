package io.stackctl.workflow.lifecycle;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ReplicaCount;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.workflow.Sight;
import java.util.Map;

/** Replica counts that the user gives instead of those of the definition. */
public final class Scaling {

    private Scaling() {}

    /**
     * The stack with these counts.
     *
     * @throws io.stackctl.failure.StackException for a service that is not part of it
     */
    public static Stack apply(Stack stack, Map<ServiceName, ReplicaCount> counts) {
        if (counts.isEmpty()) {
            return stack;
        }
        Sight.requireServices(stack, counts.keySet());
        return stack.withServices(
                stack.services().stream()
                        .map(service -> {
                            var count = counts.get(service.name());
                            return count == null ? service : scaled(service, count);
                        })
                        .toList());
    }

    private static Service scaled(Service service, ReplicaCount count) {
        Mapping definition = service.definition();
        return new Service(
                service.name(),
                definition.with("scale", new Scalar.Int(count.value(), definition.location())));
    }
}
