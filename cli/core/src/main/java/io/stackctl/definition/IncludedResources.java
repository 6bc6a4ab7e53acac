package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.attribute.Outline;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A document that takes over what its includes define. What both define is merged, the document's
 * over the include's, and what an earlier include defines over what a later one does.
 */
final class IncludedResources {

    private final List<List<String>> resets;
    private final Map<KeyPath, List<Node>> included = new HashMap<>();
    private Mapping document;

    /**
     * Starts with what the document defines itself.
     *
     * @param resets the paths of what it takes away from its includes
     */
    IncludedResources(Mapping document, List<List<String>> resets) {
        this.document = document;
        this.resets = resets;
    }

    /** The document with all that was added. */
    Mapping document() {
        return document;
    }

    /** Adds what an include defines. */
    void add(Mapping include) {
        var mistakes = new Mistakes();
        for (var kind : Outline.KINDS) {
            var own = document.get(kind);
            if (!(include.get(kind) instanceof Mapping resources)
                    || !(own == null || own instanceof Mapping || own instanceof Scalar.Null)) {
                // What is no mapping is refused when the whole document is checked.
                continue;
            }
            var all = document.mapping(kind).toBuilder();
            for (var resource : resources.entries()) {
                if (isNew(resource, KeyPath.ROOT.key(kind).key(resource.key()))) {
                    add(kind, resource, all, mistakes);
                }
            }
            document = document.with(kind, all.build());
        }
        mistakes.throwIfAny();
    }

    /** What two includes both include is the same twice, and must not become twice as much. */
    private boolean isNew(Mapping.Entry resource, KeyPath path) {
        var before = included.computeIfAbsent(path, _ -> new ArrayList<>());
        if (before.stream().anyMatch(resource.value()::sameValue)) {
            return false;
        }
        before.add(resource.value());
        return true;
    }

    private void add(String kind, Mapping.Entry resource, Mapping.Builder all, Mistakes mistakes) {
        var own = all.entry(resource.key());
        if (own == null) {
            all.put(resource);
            return;
        }
        var path = KeyPath.ROOT.key(kind).key(resource.key());
        var shape = DocumentAttributes.document().at(kind).at(resource.key());
        all.put(
                resource.key(),
                own.keyLocation(),
                shape.merge(withoutReset(kind, resource), own.value(), path, mistakes));
    }

    private Node withoutReset(String kind, Mapping.Entry resource) {
        var place = resource.keyLocation();
        var alone =
                Mapping.empty(place)
                        .with(kind, Mapping.empty(place).with(resource.key(), resource.value()));
        var rest = Resets.apply(alone, resets).mapping(kind).get(resource.key());
        // The resource as a whole is not taken away: as with Docker Compose, only parts of it are.
        return rest == null ? resource.value() : rest;
    }
}
