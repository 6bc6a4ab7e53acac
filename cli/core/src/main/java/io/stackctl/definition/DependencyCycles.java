package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.Location;
import io.stackctl.model.DependencyOrder;
import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds services that wait for each other. */
final class DependencyCycles {

    private final Map<String, Mapping> services;
    private final Mistakes mistakes;

    DependencyCycles(Map<String, Mapping> services, Mistakes mistakes) {
        this.services = services;
        this.mistakes = mistakes;
    }

    void run() {
        var order = new DependencyOrder<String>(this::dependencies, this::report);
        for (var name : services.keySet()) {
            if (mistakes.isEmpty()) {
                order.add(name);
            }
        }
    }

    private Set<String> dependencies(String name) {
        var service = services.get(name);
        return service == null || !mistakes.isEmpty()
                ? Set.of()
                : new TreeSet<>(service.mapping("depends_on").keys());
    }

    private void report(List<String> circle) {
        if (!mistakes.isEmpty()) {
            return;
        }
        var service = services.get(circle.getLast());
        var entry = service == null ? null : service.mapping("depends_on").entry(circle.getFirst());
        mistakes.add(
                entry == null ? Location.NONE : entry.keyLocation(),
                KeyPath.ROOT.key("services").key(circle.getLast()).key("depends_on"),
                "dependency cycle detected: "
                        + String.join(" -> ", circle)
                        + " -> "
                        + circle.getFirst(),
                "remove one of these dependencies");
    }
}
