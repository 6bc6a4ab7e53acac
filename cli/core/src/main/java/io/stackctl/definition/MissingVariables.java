package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Does without what needs a variable that is missing, for verbs that make nothing: who wants to
 * stop or remove a stack need not know the password that its containers were made with. Only such
 * places count that say what is made. Names, the order of services, and what runs in containers
 * that exist are never guessed.
 */
final class MissingVariables {

    private static final Set<String> NEEDED_OF_SERVICE =
            Set.of(
                    "extends",
                    "depends_on",
                    "links",
                    "volumes_from",
                    "network_mode",
                    "ipc",
                    "pid",
                    "uts",
                    "cgroup",
                    "profiles",
                    "provider",
                    "post_start",
                    "pre_stop",
                    "stop_signal",
                    "stop_grace_period");
    private static final Set<String> NEEDED_OF_RESOURCE = Set.of("name", "external");
    private static final Set<String> RESOURCES =
            Set.of("networks", "volumes", "secrets", "configs", "models");

    private final Set<KeyPath> dropped = new HashSet<>();

    /** Whether it can be done without the value at a path; then it is dropped, if it has to be. */
    boolean allow(KeyPath path) {
        var steps = steps(path);
        var section = steps.getFirst().key();
        if (section.startsWith("x-")) {
            return !section.equals("x-stackctl");
        }
        if (RESOURCES.contains(section)) {
            return steps.size() > 2 && !NEEDED_OF_RESOURCE.contains(steps.get(2).key());
        }
        if (!section.equals("services") || steps.size() < 3) {
            return false;
        }
        var attribute = steps.get(2).key();
        if (NEEDED_OF_SERVICE.contains(attribute)) {
            return false;
        }
        // An image that nobody can name is still not one that the stack builds.
        if (!attribute.equals("image")) {
            dropped.add(droppedWith(attribute, path, steps));
        }
        return true;
    }

    private static KeyPath droppedWith(String attribute, KeyPath path, List<KeyPath> steps) {
        return switch (attribute) {
            // Which volumes and networks a stack has shows in the rest of these lists.
            case "volumes" -> steps.get(Math.min(3, steps.size() - 1));
            case "networks" -> path;
            // That there is a build tells whose image it is.
            case "build" -> steps.size() > 3 ? steps.get(3) : path;
            default -> steps.get(2);
        };
    }

    /** The keys on a way, outermost first. */
    private static List<KeyPath> steps(KeyPath path) {
        var steps = new ArrayList<KeyPath>();
        for (var at = path; at != null && at.parent() != null; at = at.parent()) {
            steps.addFirst(at);
        }
        return steps.isEmpty() ? List.of(path) : steps;
    }

    /** A document without what was dropped. */
    Node without(Node document) {
        return dropped.isEmpty() ? document : without(document, KeyPath.ROOT);
    }

    private Node without(Node node, KeyPath path) {
        if (node instanceof Mapping mapping) {
            var kept = Mapping.builder(mapping.location());
            for (var entry : mapping.entries()) {
                var child = path.key(entry.key());
                if (!dropped.contains(child)) {
                    kept.put(entry.key(), entry.keyLocation(), without(entry.value(), child));
                } else if (entry.key().equals("build")) {
                    kept.put(
                            entry.key(),
                            entry.keyLocation(),
                            Mapping.empty(entry.value().location()));
                }
            }
            return kept.build();
        }
        if (node instanceof Sequence sequence) {
            var kept = new ArrayList<Node>();
            for (var i = 0; i < sequence.items().size(); i++) {
                var child = path.item(i);
                if (!dropped.contains(child)) {
                    kept.add(without(sequence.items().get(i), child));
                }
            }
            return new Sequence(kept, sequence.location());
        }
        return node;
    }
}
