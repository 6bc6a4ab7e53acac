package io.stackctl.definition.shape;

import io.stackctl.failure.Location;
import io.stackctl.failure.NearestName;
import io.stackctl.model.Order;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with known keys. The order of the attributes is the order in which {@code config}
 * prints them.
 */
public class FieldsShape extends Shape {

    private final Map<String, Shape> attributes = new LinkedHashMap<>();
    private Set<String> required = Set.of();
    private boolean nullable;
    private boolean extensible = true;
    private boolean openEnded;
    private boolean always;
    private Set<String> jsonOnly = Set.of();
    private @Nullable ShortForm shortForm;

    /** Makes the mapping of a single text. */
    @FunctionalInterface
    public interface ShortForm {
        Node expand(Scalar.Text text, KeyPath path, Context context);
    }

    /** Adds an attribute behind the others. */
    public FieldsShape add(String name, Shape shape) {
        attributes.put(name, shape);
        return this;
    }

    /** Names attributes that must be there. */
    public FieldsShape required(String... names) {
        required = Set.of(names);
        return this;
    }

    /** Nothing may stand in place of the mapping. */
    public FieldsShape nullable() {
        nullable = true;
        return this;
    }

    /** A text may stand in place of the mapping. */
    public FieldsShape shortForm(ShortForm form) {
        shortForm = form;
        return this;
    }

    /** Extension fields are not allowed here. */
    public FieldsShape withoutExtensions() {
        extensible = false;
        return this;
    }

    /** Unknown keys are accepted, and lost. */
    public FieldsShape openEnded() {
        openEnded = true;
        return this;
    }

    /** It is part of the model even if the definition does not have it. */
    public FieldsShape always() {
        always = true;
        return this;
    }

    /** Names attributes that JSON has always, and YAML only if they are not empty. */
    public FieldsShape jsonOnlyWhenEmpty(String... names) {
        jsonOnly = Set.of(names);
        return this;
    }

    @Override
    public final List<String> keys() {
        return List.copyOf(attributes.keySet());
    }

    @Override
    public final Shape at(String key) {
        return attributes.getOrDefault(key, AnyShape.ANY);
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Mapping.Builder changed = null;
        for (var entry : mapping.entries()) {
            var value = pass.apply(at(entry.key()), entry.value(), path.key(entry.key()));
            if (!isSame(value, entry.value())) {
                if (changed == null) {
                    changed = mapping.toBuilder();
                }
                changed.put(entry.key(), entry.keyLocation(), value);
            }
        }
        return changed == null ? mapping : changed.build();
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping mapping)) {
            checkOther(node, path, mistakes);
            return;
        }
        for (var entry : mapping.entries()) {
            var shape = attributes.get(entry.key());
            if (shape != null) {
                shape.check(entry.value(), path.key(entry.key()), mistakes);
            } else if (!openEnded && !(extensible && entry.key().startsWith("x-"))) {
                unknown(entry, path, mistakes);
            }
        }
        for (var name : required) {
            if (!mapping.has(name)) {
                mistakes.add(
                        mapping.location(),
                        path,
                        "missing property '" + name + "'",
                        "add '" + name + ":'");
            }
        }
    }

    private void checkOther(Node node, KeyPath path, Mistakes mistakes) {
        if (nullable && node instanceof Scalar.Null) {
            return;
        }
        if (shortForm == null) {
            wrongType(node, path, "a mapping", mistakes);
        } else if (!(node instanceof Scalar.Text)) {
            wrongType(node, path, "a string or a mapping", mistakes);
        }
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        return shortForm != null && node instanceof Scalar.Text text
                ? shortForm.expand(text, path, context)
                : node;
    }

    private void unknown(Mapping.Entry entry, KeyPath path, Mistakes mistakes) {
        var remedy =
                NearestName.to(entry.key(), attributes.keySet())
                        .map(name -> "did you mean '" + name + "'?")
                        .orElseGet(this::allowed);
        mistakes.add(
                entry.keyLocation(),
                path.key(entry.key()),
                "additional properties '" + entry.key() + "' not allowed",
                remedy);
    }

    private String allowed() {
        if (attributes.size() > 12) {
            return "own keys must start with 'x-'";
        }
        return "allowed here: " + String.join(", ", attributes.keySet());
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping mapping)) {
            return always
                    ? decode(Mapping.empty(node.location()), path, mistakes)
                    : Optional.empty();
        }
        var decoded = Mapping.builder(mapping.location());
        for (var attribute : attributes.entrySet()) {
            var name = attribute.getKey();
            var entry = mapping.entry(name);
            if (entry == null) {
                absent(name, path, mistakes).ifPresent(value -> decoded.put(name, value));
                continue;
            }
            attribute
                    .getValue()
                    .decode(entry.value(), path.key(name), mistakes)
                    .or(() -> absent(name, path, mistakes))
                    .ifPresent(value -> decoded.put(name, entry.keyLocation(), value));
        }
        extensions(mapping).forEach(decoded::put);
        return Optional.of(decoded.build());
    }

    private Optional<Node> absent(String name, KeyPath path, Mistakes mistakes) {
        if (!jsonOnly.contains(name)) {
            return Optional.empty();
        }
        var nothing = new Scalar.Null(Location.NONE);
        return at(name).decode(nothing, path.key(name), mistakes).or(() -> Optional.of(nothing));
    }

    private List<Mapping.Entry> extensions(Mapping mapping) {
        var extensions = new ArrayList<Mapping.Entry>();
        for (var entry : mapping.entries()) {
            if (extensible && entry.key().startsWith("x-")) {
                extensions.add(
                        new Mapping.Entry(
                                entry.key(), entry.keyLocation(), KeyOrder.byText(entry.value())));
            }
        }
        extensions.sort(Order.by(Mapping.Entry::key, KeyOrder.FOR_READERS));
        return extensions;
    }

    @Override
    public Node yaml(Node node) {
        if (jsonOnly.isEmpty() || !(node instanceof Mapping mapping)) {
            return node;
        }
        var printed = mapping.toBuilder();
        for (var name : jsonOnly) {
            var value = mapping.get(name);
            if (value instanceof Scalar.Null
                    || (value instanceof Mapping below && below.isEmpty())) {
                printed.remove(name);
            }
        }
        return printed.build();
    }
}
