package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may stand at one place of a definition, and everything that is done to it on the way from
 * YAML to the model. A pass over the tree calls one of the methods for each value, parents first;
 * what a shape does not override leaves the value as it is.
 */
public abstract class Shape {

    /** One pass over the tree: what to do with a value of a shape. */
    @FunctionalInterface
    public interface Pass {
        Node apply(Shape shape, Node node, KeyPath path);
    }

    /** The values below a value, after a pass has gone over them. */
    public Node children(Node node, KeyPath path, Pass pass) {
        return node;
    }

    /** Types text of an interpolated value, such as {@code "3"} where a number is wanted. */
    public Node cast(Scalar.Text text, KeyPath path, Context context) {
        return text;
    }

    /** Merges what a later file says into what an earlier one said. */
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        return mergePlainly(earlier, later, path, mistakes);
    }

    /**
     * Maps merge by key, lists append, anything else is replaced; nothing keeps what was there
     * (Compose Specification, merge).
     */
    protected final Node mergePlainly(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        if (later instanceof Scalar.Null) {
            return earlier;
        }
        if (earlier instanceof Scalar) {
            return later;
        }
        if (earlier instanceof Mapping mapping && later instanceof Mapping other) {
            return mergeEntries(mapping, other, path, mistakes);
        }
        if (earlier instanceof Sequence sequence && later instanceof Sequence other) {
            return append(sequence.items(), other.items(), sequence);
        }
        mistakes.add(
                later.location(),
                path,
                "cannot override " + earlier.kind() + " with " + later.kind(),
                "it was " + earlier.kind() + " at " + earlier.location());
        return earlier;
    }

    /** Merges two mappings by key. */
    protected final Mapping mergeEntries(
            Mapping earlier, Mapping later, KeyPath path, Mistakes mistakes) {
        var merged = earlier.toBuilder();
        for (var entry : later.entries()) {
            var before = earlier.entry(entry.key());
            if (before == null) {
                merged.put(entry);
                continue;
            }
            var shape = at(entry.key());
            var value = shape.merge(before.value(), entry.value(), path.key(entry.key()), mistakes);
            merged.put(entry.key(), entry.keyLocation(), value);
        }
        return merged.build();
    }

    protected static Sequence append(List<Node> earlier, List<Node> later, Node where) {
        var items = new ArrayList<Node>(earlier.size() + later.size());
        items.addAll(earlier);
        items.addAll(later);
        return new Sequence(items, where.location());
    }

    /** The shape of the value below a key. */
    public Shape at(String key) {
        return AnyShape.ANY;
    }

    /** Drops elements of a list that a later one stands for. */
    public Node unique(Node node, KeyPath path, Mistakes mistakes) {
        return node;
    }

    /** Reports a value of a type that may not stand here. */
    public abstract void check(Node node, KeyPath path, Mistakes mistakes);

    /** Turns a short syntax into the long one. */
    public Node expand(Node node, KeyPath path, Context context) {
        return node;
    }

    /** Fills in what the definition leaves out. */
    public Node fill(Node node) {
        return node;
    }

    /** Reports values that contradict each other. */
    public void validate(Node node, KeyPath path, Mistakes mistakes) {}

    /** Makes relative paths absolute. */
    public Node absolute(Node node, KeyPath path, Paths paths, Mistakes mistakes) {
        return node;
    }

    /**
     * The canonical value, as {@code config --format json} prints it: sizes in bytes, durations as
     * Go prints them, mappings in order; empty if there is nothing to print.
     */
    public abstract Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes);

    /** The canonical value as {@code config} prints it in any format: without what is implied. */
    public Node printed(Node node) {
        return node;
    }

    /** The long form as {@code config --no-interpolate} prints it. */
    public Node raw(Node node) {
        return node;
    }

    /** The canonical value as YAML has it, which leaves out some empty values. */
    public Node yaml(Node node) {
        return node;
    }

    /** What stands in a list for an element that has nothing to print. */
    protected Node emptyItem(Node node) {
        return node instanceof Mapping mapping
                ? Mapping.empty(mapping.location())
                : new Scalar.Text("", node.location());
    }

    /** The keys that may stand here, for suggestions; empty when any may. */
    public List<String> keys() {
        return List.of();
    }

    /** Whether a pass left a value alone; only then nothing around it is made anew. */
    @SuppressWarnings("ReferenceEquality")
    protected static boolean isSame(Node left, Node right) {
        return left == right;
    }

    /** {@code must be WHAT}, and what was found instead. */
    protected static void wrongType(Node node, KeyPath path, String wanted, Mistakes mistakes) {
        mistakes.add(node.location(), path, "must be " + wanted + ", not " + node.kind());
    }
}
