package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;

/** What makes two elements of a list the same, so that the later one replaces the earlier. */
public final class EntryKeys {

    private EntryKeys() {}

    /** The text before the first {@code =}. */
    public static String beforeEquals(Node node) {
        if (!(node instanceof Scalar.Text text)) {
            throw new InvalidValueException("must be a string, not " + node.kind(), "");
        }
        var equals = text.value().indexOf('=');
        return equals < 0 ? text.value() : text.value().substring(0, equals);
    }

    /** The text, or the number as text. */
    public static String text(Node node) {
        return node instanceof Scalar.Text || node instanceof Scalar.Int
                ? ((Scalar) node).text()
                : unfit(node);
    }

    /** The path of an {@code env_file}. */
    static String path(Node node) {
        if (node instanceof Mapping mapping) {
            return mapping.text("path", "");
        }
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        return unfit(node);
    }

    /** Where a secret or config is mounted. */
    static String grantTarget(Node node, String defaultDirectory) {
        if (node instanceof Mapping mapping) {
            return mapping.text("target", defaultDirectory + "/" + mapping.text("source", ""));
        }
        if (node instanceof Scalar scalar) {
            return defaultDirectory + "/" + scalar.text();
        }
        return unfit(node);
    }

    private static String unfit(Node node) {
        throw new InvalidValueException("must be a string, not " + node.kind(), "");
    }
}
