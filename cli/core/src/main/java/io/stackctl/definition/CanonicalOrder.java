package io.stackctl.definition;

import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;

/** Keeps the attributes of a canonical value in the order in which they are printed. */
final class CanonicalOrder {

    private CanonicalOrder() {}

    /** A value of a shape with an attribute set, at its place. */
    static Mapping with(Shape shape, Mapping holder, String key, Node value) {
        if (holder.has(key)) {
            return holder.with(key, value);
        }
        var changed = holder.with(key, value);
        var ordered = Mapping.builder(holder.location());
        for (var name : shape.keys()) {
            var entry = changed.entry(name);
            if (entry != null) {
                ordered.put(entry);
            }
        }
        for (var entry : changed.entries()) {
            if (!ordered.has(entry.key())) {
                ordered.put(entry);
            }
        }
        return ordered.build();
    }
}
