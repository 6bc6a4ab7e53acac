package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.Optional;
import java.util.function.Predicate;

/** A mapping whose keys the user chooses, all values of one shape. */
public class EntriesShape extends Shape {

    private final Shape value;
    private Predicate<String> keyRule = key -> true;
    private boolean othersIgnored;
    private boolean keepsNull;
    private boolean keepsEmpty;

    public EntriesShape(Shape value) {
        this.value = value;
    }

    /** Keys must be names: letters, digits, dots, hyphens and underscores. */
    public EntriesShape named() {
        keyRule = EntriesShape::isName;
        return this;
    }

    /** Keys must be lower-case letters. */
    public EntriesShape lowerCase() {
        keyRule = EntriesShape::isLowerCase;
        othersIgnored = true;
        return this;
    }

    /** Keys that break the rule are not checked at all. */
    public EntriesShape othersIgnored() {
        othersIgnored = true;
        return this;
    }

    /** A key without a value means something. */
    public EntriesShape keepsNull() {
        keepsNull = true;
        return this;
    }

    /** It is printed even without keys. */
    public EntriesShape keepsEmpty() {
        keepsEmpty = true;
        return this;
    }

    private static boolean isName(String key) {
        for (var i = 0; i < key.length(); i++) {
            var c = key.charAt(i);
            if (!(c >= 'a' && c <= 'z')
                    && !(c >= 'A' && c <= 'Z')
                    && !(c >= '0' && c <= '9')
                    && c != '.'
                    && c != '_'
                    && c != '-') {
                return false;
            }
        }
        return !key.isEmpty();
    }

    private static boolean isLowerCase(String key) {
        for (var i = 0; i < key.length(); i++) {
            if (key.charAt(i) < 'a' || key.charAt(i) > 'z') {
                return false;
            }
        }
        return !key.isEmpty();
    }

    @Override
    public final Shape at(String key) {
        return value;
    }

    @Override
    public Node children(Node node, KeyPath path, Pass pass) {
        if (!(node instanceof Mapping mapping)) {
            return node;
        }
        Mapping.Builder changed = null;
        for (var entry : mapping.entries()) {
            var after = pass.apply(value, entry.value(), path.key(entry.key()));
            if (!isSame(after, entry.value())) {
                if (changed == null) {
                    changed = mapping.toBuilder();
                }
                changed.put(entry.key(), entry.keyLocation(), after);
            }
        }
        return changed == null ? mapping : changed.build();
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping mapping)) {
            wrongType(node, path, "a mapping", mistakes);
            return;
        }
        for (var entry : mapping.entries()) {
            if (keyRule.test(entry.key())) {
                value.check(entry.value(), path.key(entry.key()), mistakes);
            } else if (!othersIgnored) {
                mistakes.add(
                        entry.keyLocation(),
                        path,
                        "additional properties '" + entry.key() + "' not allowed",
                        "use letters, digits, '.', '_' and '-' only");
            }
        }
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping mapping) || (mapping.isEmpty() && !keepsEmpty)) {
            return Optional.empty();
        }
        var decoded = Mapping.builder(mapping.location());
        for (var entry : KeyOrder.shallow(mapping, KeyOrder.BY_TEXT).entries()) {
            var after = value.decode(entry.value(), path.key(entry.key()), mistakes);
            if (after.isPresent()) {
                decoded.put(entry.key(), entry.keyLocation(), after.get());
            } else if (keepsNull) {
                decoded.put(
                        entry.key(),
                        entry.keyLocation(),
                        new Scalar.Null(entry.value().location()));
            }
        }
        return Optional.of(decoded.build());
    }

    @Override
    public Node yaml(Node node) {
        return node instanceof Mapping mapping ? KeyOrder.forReaders(mapping) : node;
    }
}
