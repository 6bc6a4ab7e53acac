package io.stackctl.swarm.attribute;

import io.stackctl.model.Stack;
import io.stackctl.model.attribute.AttributeTable;
import io.stackctl.model.attribute.AttributeTable.Found;
import io.stackctl.model.attribute.Treatment;
import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a swarm makes of every attribute. docs/targets.md has the same as a table, which a test
 * holds to this one.
 */
public final class SwarmAttributes {

    /** All rules. */
    public static final AttributeTable TABLE =
            new AttributeTable(
                    Stream.concat(ServiceRules.all().stream(), StackRules.all().stream()).toList());

    private SwarmAttributes() {}

    /** What of the selected services and of what is beside them a swarm refuses. */
    public static List<Found> refused(Stack stack) {
        return found(stack, Treatment.REFUSED);
    }

    /** What is left out of these, in words for the user. */
    public static List<String> warnings(Stack stack) {
        return found(stack, Treatment.WARNED).stream()
                .map(found ->
                        found.place()
                                + ": "
                                + found.path()
                                + " is left out on a swarm: "
                                + found.rule().how())
                .toList();
    }

    private static List<Found> found(Stack stack, Treatment treatment) {
        return TABLE.unkept(selected(stack)).stream()
                .filter(found -> found.rule().treatment() == treatment)
                .toList();
    }

    private static Mapping selected(Stack stack) {
        var definition = stack.definition();
        var services = Mapping.builder(definition.mapping("services").location());
        stack.services()
                .forEach(service -> services.put(service.name().value(), service.definition()));
        return definition.with("services", services.build());
    }
}
