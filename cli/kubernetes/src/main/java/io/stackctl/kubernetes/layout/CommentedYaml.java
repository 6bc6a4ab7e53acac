package io.stackctl.kubernetes.layout;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;

/**
 * Writes a tree as YAML with the place that each part came from behind its first line: {@code
 * replicas: 2 # compose.yaml:12}. A part of the same line as what it is in has no comment of its
 * own. Lines and indentation are made here, so that comments can be put where they belong; single
 * values are written by {@link YamlScalars}.
 */
final class CommentedYaml {

    private static final int STEP = 2;

    private final StringBuilder out = new StringBuilder();
    private final Places places;
    private final Expressions expressions;

    private CommentedYaml(Places places, Expressions expressions) {
        this.places = places;
        this.expressions = expressions;
    }

    /**
     * The text of a document, with an ending newline.
     *
     * @param expressions what is written in place of values
     */
    static String print(Mapping document, Places places, Expressions expressions) {
        var yaml = new CommentedYaml(places, expressions);
        yaml.entries(document, 0, false, document.location());
        return yaml.out.toString();
    }

    private void entries(Mapping mapping, int indent, boolean begun, Location around) {
        var first = begun;
        for (var entry : mapping.entries()) {
            if (!first) {
                out.repeat(' ', indent);
            }
            first = false;
            out.append(YamlScalars.key(entry.key())).append(':');
            value(entry.value(), indent, indent, around, Location.NONE);
        }
    }

    private void items(Sequence sequence, int indent, Location around) {
        for (var item : sequence.items()) {
            out.repeat(' ', indent).append('-');
            if (item instanceof Mapping mapping && !mapping.isEmpty()) {
                out.append(' ');
                var from = item.location().isKnown() ? item.location() : around;
                firstLine(mapping, indent + STEP, around, from);
            } else {
                value(item, indent, indent + STEP, around, Location.NONE);
            }
        }
    }

    /** The mapping of a list's item, whose comment stands behind its first field. */
    private void firstLine(Mapping mapping, int indent, Location around, Location from) {
        var first = true;
        for (var entry : mapping.entries()) {
            if (!first) {
                out.repeat(' ', indent);
            }
            out.append(YamlScalars.key(entry.key())).append(':');
            value(
                    entry.value(),
                    indent,
                    indent,
                    first ? around : from,
                    first ? from : Location.NONE);
            first = false;
        }
    }

    /**
     * What comes behind a key or a hyphen.
     *
     * @param around what has been said of the part that it is in
     * @param other said where the value itself says nothing
     */
    private void value(Node value, int indent, int inner, Location around, Location other) {
        var own = value.location().isKnown() ? value.location() : other;
        var comment = own.isKnown() && !places.same(own, around) ? " # " + places.of(own) : "";
        var within = own.isKnown() ? own : around;
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            out.append(comment).append('\n');
            entries(mapping, indent + STEP, false, within);
        } else if (value instanceof Sequence sequence && !sequence.items().isEmpty()) {
            out.append(comment).append('\n');
            items(sequence, indent + STEP, within);
        } else {
            scalar(value, inner, comment);
        }
    }

    private void scalar(Node value, int indent, String comment) {
        var lines = text(value).lines().toList();
        out.append(' ').append(lines.getFirst()).append(comment).append('\n');
        for (var line : lines.subList(1, lines.size())) {
            if (!line.isEmpty()) {
                out.repeat(' ', indent).append(line);
            }
            out.append('\n');
        }
    }

    private String text(Node value) {
        var expression = expressions.of(value);
        if (expression.isPresent()) {
            return expression.get();
        }
        if (value instanceof Scalar scalar) {
            return YamlScalars.value(scalar);
        }
        return value instanceof Mapping ? "{}" : "[]";
    }
}
