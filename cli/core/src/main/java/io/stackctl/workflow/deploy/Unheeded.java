package io.stackctl.workflow.deploy;

import io.stackctl.failure.Mistake;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said of how to deploy and is not done: refused, so that nobody counts on it. Here is
 * the one list of it; what comes to be done leaves it.
 */
final class Unheeded {

    /**
     * A field, and which of its values are refused.
     *
     * @param path below {@code x-stackctl.deploy}
     * @param fine values that say what is done anyway
     */
    private record Field(List<String> path, Set<String> fine) {}

    private static final List<Field> FIELDS = List.of(new Field(List.of("autoscale"), Set.of()));

    private Unheeded() {}

    /** The fields as a definition names them, such as {@code ready.probe}. */
    static List<String> fields() {
        return FIELDS.stream().map(field -> String.join(".", field.path())).toList();
    }

    /** Where a stack or its services count on one; each place once. */
    static List<Mistake> in(Stack stack, List<Service> services) {
        var mistakes = new ArrayList<Mistake>();
        look(stack.definition(), "", mistakes);
        for (var service : services) {
            look(service.definition(), "services." + service.name() + ".", mistakes);
        }
        return mistakes;
    }

    private static void look(Mapping holder, String prefix, List<Mistake> mistakes) {
        var deploy = holder.mapping("x-stackctl").mapping("deploy");
        for (var field : FIELDS) {
            var path = String.join(".", field.path());
            find(deploy, field.path())
                    .filter(node -> !isFine(node, field))
                    .ifPresent(node ->
                            mistakes.add(
                                    Mistake.of(
                                            "deploy does not do this",
                                            node.location(),
                                            prefix + "x-stackctl.deploy." + path,
                                            field.fine().isEmpty()
                                                    ? "leave it out"
                                                    : "leave it out, or write "
                                                            + String.join(
                                                                    " or ",
                                                                    field.fine().stream()
                                                                            .sorted()
                                                                            .toList()))));
        }
    }

    private static Optional<Node> find(Mapping from, List<String> path) {
        var mapping = from;
        for (var key : path.subList(0, path.size() - 1)) {
            mapping = mapping.mapping(key);
        }
        return mapping.find(path.getLast());
    }

    private static boolean isFine(Node node, Field field) {
        return node instanceof Scalar scalar && field.fine().contains(scalar.text());
    }
}
