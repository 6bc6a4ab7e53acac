package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a definition has to be even where its attributes are not checked: resources by name. */
public final class Outline {

    /** The kinds of resources that a definition has. */
    public static final List<String> KINDS =
            List.of("services", "volumes", "networks", "secrets", "configs", "models");

    private Outline() {}

    /** Reports whatever stands in the place of a resource, or of all of a kind. */
    public static void check(Mapping document, Mistakes mistakes) {
        for (var kind : KINDS) {
            var path = KeyPath.ROOT.key(kind);
            var resources = document.get(kind);
            checkMapping(resources, path, mistakes);
            if (resources instanceof Mapping mapping) {
                mapping.entries()
                        .forEach(entry ->
                                checkMapping(entry.value(), path.key(entry.key()), mistakes));
            }
        }
    }

    private static void checkMapping(@Nullable Node node, KeyPath path, Mistakes mistakes) {
        if (node != null && !(node instanceof Mapping || node instanceof Scalar.Null)) {
            mistakes.add(node.location(), path, "must be a mapping, not " + node.kind());
        }
    }
}
