package io.stackctl.planner.reconcile;

import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Gate;
import io.stackctl.planner.Gate.Position;
import io.stackctl.planner.reconcile.Reconciliation.Condition;
import io.stackctl.planner.reconcile.Reconciliation.Replica;
import io.stackctl.step.ContainerRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the gates of a stack in their places, each once. */
final class Gates {

    private final Reconciliation work;
    private final Map<ServiceName, List<Integer>> before = new HashMap<>();
    private final Map<ServiceName, List<Integer>> after = new HashMap<>();

    Gates(Reconciliation work) {
        this.work = work;
    }

    /** The steps that go before anything that is done to a service's containers. */
    List<Integer> beforeChange(ServiceName service) {
        return before(service, true);
    }

    /** The same for a service whose containers stay as they are. */
    List<Integer> before(ServiceName service) {
        return before(service, false);
    }

    private List<Integer> before(ServiceName service, boolean changes) {
        var known = before.get(service);
        if (known != null) {
            return known;
        }
        var gates = of(service, Position.BEFORE);
        if (gates.isEmpty()) {
            return List.of();
        }
        var containers = new ArrayList<ContainerRef>();
        work.observed.replicasOf(service).forEach(c -> containers.add(ContainerRef.of(c)));
        var last = pass(gates, containers, changes, List::of);
        before.put(service, last);
        return last;
    }

    /**
     * Adds the steps that wait until a service is ready.
     *
     * @param ready the steps after which it is; asked for when there is something to do
     */
    void after(ServiceName service, List<Replica> replicas, Supplier<List<Integer>> ready) {
        var gates = of(service, Position.AFTER);
        if (gates.isEmpty()) {
            return;
        }
        boolean starts =
                replicas.stream().anyMatch(replica -> replica.condition() == Condition.STOPPED);
        var containers = replicas.stream().map(Replica::ref).toList();
        after.put(service, pass(gates, containers, starts, ready));
    }

    /** The last of these steps, which whoever depends on the service waits for; empty for none. */
    List<Integer> behind(ServiceName service) {
        return after.getOrDefault(service, List.of());
    }

    private List<Integer> pass(
            List<Gate> gates,
            List<ContainerRef> containers,
            boolean changes,
            Supplier<List<Integer>> first) {
        List<Integer> last = List.of();
        for (var gate : gates) {
            var step = gate.cause(changes).flatMap(cause -> gate.task().with(containers, cause));
            if (step.isPresent()) {
                last = List.of(work.steps.add(step.get(), last.isEmpty() ? first.get() : last));
            }
        }
        return last;
    }

    private List<Gate> of(ServiceName service, Position position) {
        var gates = new ArrayList<Gate>();
        for (var gate : work.options.facts().gates()) {
            if (gate.position() == position && gate.service().equals(service)) {
                gates.add(gate);
            }
        }
        return gates;
    }
}
