package io.stackctl.definition.document;

import io.stackctl.definition.yaml.YamlDocument;
import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Trees as JSON in ASCII that loses nothing but places. What JSON has no value for is an object
 * with one key: <code>{"$decimal": "1.5"}</code>, since {@code 1.0} is no whole number here, and
 * <code>
 * {"$timestamp": "2024-01-02T00:00:00Z"}</code>. A key that begins with {@code $} gets another one
 * in front. JSON is YAML but for its long keys, so the reader of definitions reads it, within its
 * bounds: an object with such keys is <code>{"$entries": ["key", value, …]}</code>.
 */
final class TreeJson {

    private static final String DECIMAL = "$decimal";
    private static final String TIMESTAMP = "$timestamp";
    private static final String ENTRIES = "$entries";

    /** Characters; YAML takes 1024, and one may be written in six. */
    private static final int LONGEST_KEY = 160;

    /** Levels; a definition has 500, and stands a few levels deep in what is kept. */
    private static final int DEEPEST = 600;

    private TreeJson() {}

    static String write(Mapping tree) {
        var json = CanonicalJson.of(encoded(tree));
        var ascii = new StringBuilder(json.length());
        for (var i = 0; i < json.length(); i++) {
            var c = json.charAt(i);
            // All within strings. YAML takes some of them only so, and no encoding loses it.
            if (c > '~') {
                ascii.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                ascii.append(c);
            }
        }
        return ascii.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws NoDocumentException when it is something else
     */
    static Mapping read(String text) throws NoDocumentException {
        var documents = documents(text);
        if (documents.size() == 1
                && documents.getFirst().resets().isEmpty()
                && decoded(documents.getFirst().root()) instanceof Mapping mapping) {
            return mapping;
        }
        throw new NoDocumentException("it is not one object");
    }

    private static List<YamlDocument> documents(String text) throws NoDocumentException {
        try {
            return YamlReader.read("", text, DEEPEST);
        } catch (StackException e) {
            if (e.failure() instanceof InvalidDefinition(var mistakes, var _)) {
                var mistake = mistakes.getFirst();
                var place = mistake.location();
                throw new NoDocumentException(
                        mistake.message()
                                + " (line "
                                + place.line()
                                + ", column "
                                + place.column()
                                + ")");
            }
            throw e;
        }
    }

    private static Node encoded(Node node) {
        return switch (node) {
            case Mapping mapping ->
                    hasLongKey(mapping) ? entriesOf(mapping) : encodedObject(mapping);
            case Sequence sequence ->
                    new Sequence(
                            sequence.items().stream().map(TreeJson::encoded).toList(),
                            Location.NONE);
            case Scalar.Decimal decimal -> tagged(DECIMAL, Double.toString(decimal.value()));
            case Scalar.Timestamp time -> tagged(TIMESTAMP, time.value());
            case Scalar scalar -> scalar;
        };
    }

    private static Mapping encodedObject(Mapping mapping) {
        var encoded = Mapping.builder(Location.NONE);
        for (var entry : mapping.entries()) {
            var key = entry.key();
            encoded.put(key.startsWith("$") ? "$" + key : key, encoded(entry.value()));
        }
        return encoded.build();
    }

    private static boolean hasLongKey(Mapping mapping) {
        return mapping.keys().stream().anyMatch(key -> key.length() > LONGEST_KEY);
    }

    private static Mapping entriesOf(Mapping mapping) {
        var items = new ArrayList<Node>();
        for (var entry : mapping.entries()) {
            items.add(new Scalar.Text(entry.key(), Location.NONE));
            items.add(encoded(entry.value()));
        }
        return tagged(ENTRIES, new Sequence(items, Location.NONE));
    }

    private static Mapping tagged(String tag, String text) {
        return tagged(tag, new Scalar.Text(text, Location.NONE));
    }

    private static Mapping tagged(String tag, Node value) {
        return Mapping.builder(Location.NONE).put(tag, value).build();
    }

    private static Node decoded(Node node) throws NoDocumentException {
        return switch (node) {
            case Mapping mapping -> decoded(mapping);
            case Sequence sequence -> {
                var items = new ArrayList<Node>();
                for (var item : sequence.items()) {
                    items.add(decoded(item));
                }
                yield new Sequence(items, Location.NONE);
            }
            case Scalar.Text text -> new Scalar.Text(text.value(), Location.NONE);
            case Scalar.Int whole -> new Scalar.Int(whole.value(), Location.NONE);
            case Scalar.Bool flag -> new Scalar.Bool(flag.value(), Location.NONE);
            case Scalar.Null _ -> new Scalar.Null(Location.NONE);
            case Scalar.Decimal _, Scalar.Timestamp _ ->
                    throw new NoDocumentException("it holds " + node.kind());
        };
    }

    private static Node decoded(Mapping mapping) throws NoDocumentException {
        var decoded = Mapping.builder(Location.NONE);
        for (var entry : mapping.entries()) {
            var key = entry.key();
            if (key.startsWith("$$")) {
                decoded.put(key.substring(1), decoded(entry.value()));
            } else if (key.startsWith("$")) {
                return tagged(mapping);
            } else {
                decoded.put(key, decoded(entry.value()));
            }
        }
        return decoded.build();
    }

    private static Node tagged(Mapping mapping) throws NoDocumentException {
        if (mapping.size() == 1) {
            if (mapping.get(DECIMAL) instanceof Scalar.Text text) {
                return decimal(text.value());
            }
            if (mapping.get(TIMESTAMP) instanceof Scalar.Text text) {
                return time(text.value());
            }
            if (mapping.get(ENTRIES) instanceof Sequence entries) {
                return object(entries.items());
            }
        }
        throw new NoDocumentException("a key begins with one $");
    }

    private static Scalar decimal(String text) throws NoDocumentException {
        try {
            var value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return new Scalar.Decimal(value, Location.NONE);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new NoDocumentException("a decimal is no number");
    }

    private static Scalar time(String text) throws NoDocumentException {
        try {
            var _ = OffsetDateTime.parse(text);
            return new Scalar.Timestamp(text, Location.NONE);
        } catch (DateTimeParseException e) {
            throw new NoDocumentException("a time is none");
        }
    }

    private static Mapping object(List<Node> entries) throws NoDocumentException {
        var object = Mapping.builder(Location.NONE);
        for (var i = 0; i < entries.size(); i += 2) {
            if (!(entries.get(i) instanceof Scalar.Text(var key, var _))
                    || i + 1 == entries.size()
                    || object.has(key)) {
                throw new NoDocumentException("its entries are no keys with values");
            }
            object.put(key, decoded(entries.get(i + 1)));
        }
        return object.build();
    }
}
