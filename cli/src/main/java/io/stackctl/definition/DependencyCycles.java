package io.stackctl.definition;

import io.stackctl.definition.attribute.KeyPath;
import io.stackctl.definition.attribute.Mistakes;
import io.stackctl.failure.Location;
import io.stackctl.model.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds services that wait for each other. */
final class DependencyCycles {

    private final Map<String, Mapping> services;
    private final Mistakes mistakes;
    private final Set<String> finished = new HashSet<>();
    private final List<String> path = new ArrayList<>();

    DependencyCycles(Map<String, Mapping> services, Mistakes mistakes) {
        this.services = services;
        this.mistakes = mistakes;
    }

    void run() {
        for (var name : services.keySet()) {
            if (mistakes.isEmpty()) {
                visit(name);
            }
        }
    }

    private void visit(String name) {
        var service = services.get(name);
        if (service == null || finished.contains(name)) {
            return;
        }
        path.addLast(name);
        for (var next : new TreeSet<>(service.mapping("depends_on").keys())) {
            var start = path.indexOf(next);
            if (start >= 0) {
                report(start, next, service);
                return;
            }
            visit(next);
            if (!mistakes.isEmpty()) {
                return;
            }
        }
        path.removeLast();
        finished.add(name);
    }

    private void report(int start, String next, Mapping service) {
        var entry = service.mapping("depends_on").entry(next);
        mistakes.add(
                entry == null ? Location.NONE : entry.keyLocation(),
                KeyPath.ROOT.key("services").key(path.getLast()).key("depends_on"),
                "dependency cycle detected: "
                        + String.join(" -> ", path.subList(start, path.size()))
                        + " -> "
                        + next,
                "remove one of these dependencies");
    }
}
