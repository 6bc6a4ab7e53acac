package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.DurationText;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a policy as it is declared: by the service, and beneath that by the stack. Each value
 * is the first that says something; a mistake is found where it stands, and the default is gone on
 * with. Numbers and flags may be texts, since variables are.
 */
public final class Declared {

    /** Longer ones are slips, and their sums would have to be looked after. */
    static final Duration LONGEST = Duration.ofDays(365);

    private static final int LAST_PORT = 65_535;

    /** A mapping, and the keys that lead to it. */
    private record Layer(Mapping mapping, String path) {}

    /** A value, and the keys that lead to it. */
    record Field(Node node, String path) {}

    private final List<Layer> layers;
    private final FoundMistakes found;

    private Declared(List<Layer> layers, FoundMistakes found) {
        this.layers = List.copyOf(layers);
        this.found = found;
    }

    /** Nobody declares anything. */
    static Declared nothing(FoundMistakes found) {
        return new Declared(List.of(), found);
    }

    /** What the stack declares for all services. */
    public static Declared ofStack(Mapping document, FoundMistakes found) {
        return new Declared(deploy(document, "", found), found);
    }

    /** What a service declares, on top of what its stack does. */
    static Declared ofService(Mapping document, String name, Mapping service, FoundMistakes found) {
        var layers = deploy(service, "services." + name + ".", found);
        layers.addAll(deploy(document, "", found));
        return new Declared(layers, found);
    }

    /** Only what a service itself declares. */
    public static Declared ofServiceAlone(String name, Mapping service, FoundMistakes found) {
        return new Declared(deploy(service, "services." + name + ".", found), found);
    }

    /** A service's {@code x-stackctl} says how it is deployed, and when it runs. */
    static void requireKnown(String name, Mapping service, FoundMistakes found) {
        ofMapping(service.mapping("x-stackctl"), "services." + name + ".x-stackctl", found)
                .known("deploy", "schedule");
    }

    /** A mapping that has no other beneath it. */
    static Declared ofMapping(Mapping mapping, String path, FoundMistakes found) {
        return new Declared(List.of(new Layer(mapping, path)), found);
    }

    private static List<Layer> deploy(Mapping holder, String prefix, FoundMistakes found) {
        var layers = new ArrayList<Layer>();
        holder.mapping("x-stackctl")
                .find("deploy")
                .ifPresent(node -> addLayer(node, prefix + "x-stackctl.deploy", layers, found));
        return layers;
    }

    private static void addLayer(Node node, String path, List<Layer> layers, FoundMistakes found) {
        if (node instanceof Mapping mapping) {
            layers.add(new Layer(mapping, path));
        } else {
            found.add(node.location(), path, "must be a mapping, not " + node.kind(), "");
        }
    }

    /** Whether no layer says anything. */
    public boolean isEmpty() {
        return layers.isEmpty();
    }

    FoundMistakes found() {
        return found;
    }

    /** Names all keys that there may be. */
    public Declared known(String... keys) {
        var known = Arrays.asList(keys);
        for (var layer : layers) {
            for (var entry : layer.mapping().entries()) {
                if (!known.contains(entry.key())) {
                    found.add(
                            entry.keyLocation(),
                            layer.path() + "." + entry.key(),
                            "additional properties '" + entry.key() + "' not allowed",
                            Words.advice(entry.key(), known, "allowed here: "));
                }
            }
        }
        return this;
    }

    /** The first value that is not nothing. */
    Optional<Field> find(String key) {
        for (var layer : layers) {
            var node = layer.mapping().find(key);
            if (node.isPresent()) {
                return Optional.of(new Field(node.get(), layer.path() + "." + key));
            }
        }
        return Optional.empty();
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** The mappings below a key, each on top of the next. */
    public Declared below(String key) {
        var inner = new ArrayList<Layer>();
        for (var layer : layers) {
            layer.mapping()
                    .find(key)
                    .ifPresent(node -> addLayer(node, layer.path() + "." + key, inner, found));
        }
        return new Declared(inner, found);
    }

    /** A key that does not belong into any layer, with what to do instead. */
    public void refuse(String key, String message, String remedy) {
        for (var layer : layers) {
            var entry = layer.mapping().entry(key);
            if (entry != null) {
                found.add(entry.keyLocation(), layer.path() + "." + key, message, remedy);
            }
        }
    }

    void mistake(Field field, String message, String remedy) {
        found.add(field.node().location(), field.path(), message, remedy);
    }

    /** A mistake of the whole, told at its first layer; there is one. */
    public void mistake(String message, String remedy) {
        var first = layers.getFirst();
        found.add(first.mapping().location(), first.path(), message, remedy);
    }

    /** A value that is made of a scalar's text; empty when there is none, or no good one. */
    public <T> Optional<T> value(String key, String kind, Function<String, T> parse) {
        return find(key).flatMap(field -> scalar(field, kind, parse));
    }

    <T> Optional<T> scalar(Field field, String kind, Function<String, T> parse) {
        if (!(field.node() instanceof Scalar scalar) || scalar instanceof Scalar.Null) {
            mistake(field, "must be " + kind + ", not " + field.node().kind(), "");
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(scalar.text()));
        } catch (InvalidValueException e) {
            found.add(scalar.location(), field.path(), e);
            return Optional.empty();
        }
    }

    Optional<Duration> duration(String key, Duration least) {
        return value(key, "a duration", text -> parseDuration(text, least));
    }

    static Duration parseDuration(String text, Duration least) {
        var duration = DurationText.parse(text);
        if (duration.isNegative()) {
            throw new InvalidValueException(
                    "duration " + Words.shown(text) + " is negative", "write it as 30s or 1m30s");
        }
        if (duration.compareTo(least) < 0) {
            throw new InvalidValueException(
                    "duration " + Words.shown(text) + " is too short",
                    "use " + DurationText.print(least) + " or more");
        }
        if (duration.compareTo(LONGEST) > 0) {
            throw new InvalidValueException(
                    "duration " + Words.shown(text) + " is longer than a year",
                    "write it as 30s or 1h");
        }
        return duration;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    Optional<Integer> whole(String key, int least, int most) {
        return value(key, "a number", text -> parseWhole(text, least, most));
    }

    /** The ports of a list, or the one that is said; those that are good. */
    public List<Integer> ports(String key) {
        var field = find(key);
        if (field.isEmpty()) {
            return List.of();
        }
        var port = (Function<String, Integer>) text -> parseWhole(text, 1, LAST_PORT);
        if (!(field.get().node() instanceof Sequence sequence)) {
            return scalar(field.get(), "a number or a list", port).stream().toList();
        }
        var ports = new ArrayList<Integer>();
        for (var i = 0; i < sequence.items().size(); i++) {
            var item = new Field(sequence.items().get(i), field.get().path() + "[" + i + "]");
            scalar(item, "a number", port).ifPresent(ports::add);
        }
        return ports;
    }

    private static int parseWhole(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidValueException(
                Words.shown(text) + " is not a whole number from " + least + " to " + most, "");
    }

    Optional<Boolean> flag(String key) {
        return value(
                key,
                "a boolean",
                text ->
                        switch (text) {
                            case "true" -> true;
                            case "false" -> false;
                            default ->
                                    throw new InvalidValueException(
                                            "invalid boolean: " + Words.shown(text),
                                            "use true or false");
                        });
    }

    <E extends Enum<E>> Optional<E> word(String key, Class<E> type, String what) {
        return value(key, "text", text -> Words.parse(type, what, text));
    }

    Optional<Ratio> ratio(String key) {
        return value(key, "a percentage", Ratio::of);
    }

    /** A program with its arguments: a list, or a text that is split at blanks. */
    List<String> words(Field field) {
        if (!(field.node() instanceof Sequence sequence)) {
            return scalar(field, "text or a list", Declared::split).orElse(List.of());
        }
        var words = new ArrayList<String>();
        for (var i = 0; i < sequence.items().size(); i++) {
            var item = new Field(sequence.items().get(i), field.path() + "[" + i + "]");
            scalar(item, "text", text -> text).ifPresent(words::add);
        }
        if (words.isEmpty() || words.getFirst().isBlank()) {
            mistake(field, "names no program", "write it as [\"./bin/check\", \"--fast\"]");
        }
        return words;
    }

    private static List<String> split(String text) {
        if (text.isBlank()) {
            throw new InvalidValueException("names no program", "write it as ./bin/check --fast");
        }
        if (text.chars().anyMatch(c -> c == '"' || c == '\'' || c == '\\')) {
            throw new InvalidValueException(
                    "a text is split at blanks and knows no quotes",
                    "write a list, such as [\"./bin/check\", \"two words\"]");
        }
        return List.of(text.strip().split("\\s+"));
    }
}
