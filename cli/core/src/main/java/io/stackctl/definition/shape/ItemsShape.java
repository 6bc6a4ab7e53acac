package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list whose elements have one shape. */
public class ItemsShape extends Shape {

    private final Shape item;
    private @Nullable Function<Node, String> keyOf;
    private boolean distinct;
    private boolean orSingle;
    private boolean expandsSingle;
    private boolean mergesSingle;
    private boolean dropsEmpty;

    public ItemsShape(Shape item) {
        this.item = item;
    }

    /** The same element twice is a mistake. */
    public ItemsShape distinct() {
        distinct = true;
        return this;
    }

    /** Of elements with the same key, only the last stays, at the place of the first. */
    public ItemsShape uniqueBy(Function<Node, String> key) {
        keyOf = key;
        return this;
    }

    /** A single element may stand without a list. */
    public ItemsShape orSingle() {
        orSingle = true;
        return this;
    }

    /** A single element becomes a list as soon as it is read, not only in the canonical form. */
    public ItemsShape expandsSingle() {
        expandsSingle = true;
        return this;
    }

    /** Empty texts do not count. */
    public ItemsShape dropsEmpty() {
        dropsEmpty = true;
        return this;
    }

    /** Merging a single element makes a list of it. */
    public ItemsShape mergesSingle() {
        mergesSingle = true;
        return this;
    }

    public final Shape item() {
        return item;
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        List<Node> changed = null;
        for (var i = 0; i < sequence.items().size(); i++) {
            var before = sequence.items().get(i);
            var after = pass.apply(item, before, path.item(i));
            if (!isSame(after, before) && changed == null) {
                changed = new ArrayList<>(sequence.items());
            }
            if (changed != null) {
                changed.set(i, after);
            }
        }
        return changed == null ? sequence : new Sequence(changed, sequence.location());
    }

    @Override
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        if (!mergesSingle) {
            return mergePlainly(earlier, later, path, mistakes);
        }
        return append(asList(earlier), asList(later), earlier);
    }

    private static List<Node> asList(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        if (node instanceof Scalar.Text text) {
            return List.of(text);
        }
        if (node instanceof Scalar) {
            return List.of();
        }
        Mapping mapping = (Mapping) node;
        return List.of(mapping);
    }

    @Override
    public Node unique(Node node, KeyPath path, Mistakes mistakes) {
        if (keyOf == null || !(node instanceof Sequence sequence)) {
            return node;
        }
        var positions = new HashMap<String, Integer>();
        var kept = new ArrayList<Node>();
        for (var i = 0; i < sequence.items().size(); i++) {
            var element = sequence.items().get(i);
            String key;
            try {
                key = keyOf.apply(element);
            } catch (InvalidValueException e) {
                mistakes.add(
                        element.location(),
                        path.item(i),
                        String.valueOf(e.getMessage()),
                        e.remedy());
                continue;
            }
            var position = positions.putIfAbsent(key, kept.size());
            if (position == null) {
                kept.add(element);
            } else {
                kept.set(position, element);
            }
        }
        return kept.size() == sequence.items().size()
                ? sequence
                : new Sequence(kept, sequence.location());
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (orSingle && node instanceof Scalar.Text) {
            item.check(node, path, mistakes);
            return;
        }
        if (!(node instanceof Sequence sequence)) {
            wrongType(node, path, orSingle ? "a string or array" : "an array", mistakes);
            return;
        }
        for (var i = 0; i < sequence.items().size(); i++) {
            item.check(sequence.items().get(i), path.item(i), mistakes);
        }
        if (distinct) {
            checkDistinct(sequence, path, mistakes);
        }
    }

    private static void checkDistinct(Sequence sequence, KeyPath path, Mistakes mistakes) {
        var seen = new HashMap<String, Integer>();
        for (var i = 0; i < sequence.items().size(); i++) {
            var element = sequence.items().get(i);
            var earlier = seen.putIfAbsent(fingerprint(element), i);
            if (earlier != null) {
                mistakes.add(
                        element.location(),
                        path,
                        "items at " + earlier + " and " + i + " are equal",
                        "remove one of them");
            }
        }
    }

    /** Equal for equal values: numbers by value, mappings whatever their order. */
    private static String fingerprint(Node node) {
        if (node instanceof Scalar.Int number) {
            return "number " + (double) number.value();
        }
        if (node instanceof Scalar.Decimal decimal) {
            return "number " + decimal.value();
        }
        if (node instanceof Scalar scalar) {
            return scalar.kind() + " " + scalar.text();
        }
        return KeyOrder.byText(node).toString();
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        if (node instanceof Scalar.Text text && expandsSingle) {
            return withoutEmpty(new Sequence(List.of(text), text.location()));
        }
        if (node instanceof Sequence sequence) {
            return withoutEmpty(sequence);
        }
        return node;
    }

    private Sequence withoutEmpty(Sequence sequence) {
        if (!dropsEmpty) {
            return sequence;
        }
        var kept = new ArrayList<Node>();
        for (var element : sequence.items()) {
            if (!(element instanceof Scalar.Text text && text.value().isEmpty())) {
                kept.add(element);
            }
        }
        return new Sequence(kept, sequence.location());
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        List<Node> items = List.of();
        if (node instanceof Sequence sequence) {
            items = sequence.items();
        } else if (node instanceof Scalar.Text && orSingle) {
            items = List.of(node);
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        var decoded = new ArrayList<Node>(items.size());
        for (var i = 0; i < items.size(); i++) {
            var before = items.get(i);
            decoded.add(
                    item.decode(before, path.item(i), mistakes)
                            .orElseGet(() -> item.emptyItem(before)));
        }
        return Optional.of(new Sequence(decoded, node.location()));
    }
}
