package io.stackctl.definition.yaml;

import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;

/** Builds the tree of one document from the parser's events. */
final class TreeBuilder {

    /** More values than this by aliases, and ten times more than written: an alias bomb. */
    private static final long MOST_ALIASED = 400_000;

    /** Docker Compose reads no more values of a document. */
    private static final int MOST_VALUES = 100_000;

    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override";

    private final String file;
    private final Parser events;
    private final int deepest;
    private final Map<String, Built> anchors = new HashMap<>();
    private final Map<String, List<String>> open = new HashMap<>();
    private final List<String> path = new ArrayList<>();
    private final List<List<String>> resets = new ArrayList<>();
    private int values;
    private long written;
    private long expanded;

    /**
     * A finished subtree.
     *
     * @param node null if it was marked {@code !reset}
     * @param size how many values it holds, aliases followed
     * @param resets paths below it that were marked
     * @param uses where its aliases stood so far
     */
    private record Built(
            @Nullable Node node, long size, List<List<String>> resets, AliasUses uses) {

        Built(@Nullable Node node, long size, List<List<String>> resets) {
            this(node, size, resets, new AliasUses());
        }
    }

    TreeBuilder(String file, Parser events, int deepest) {
        this.file = file;
        this.events = events;
        this.deepest = deepest;
    }

    YamlDocument document() {
        var root = build(events.next(), 0);
        events.next();
        var node = root == null ? new Scalar.Null(new Location(file, 1, 1)) : root;
        return new YamlDocument(node, resets);
    }

    private @Nullable Node build(Event event, int depth) {
        if (depth > deepest) {
            throw mistake("nested more than " + deepest + " levels deep", place(event));
        }
        if (++values > MOST_VALUES) {
            throw mistake(
                    "compose file exceeds maximum node visit limit (" + MOST_VALUES + ")",
                    place(event),
                    "split it into several files");
        }
        if (event instanceof AliasEvent alias) {
            return alias(alias);
        }
        written++;
        expanded++;
        var node = (NodeEvent) event;
        var tag = tag(event);
        var anchor = node.getAnchor().map(Object::toString).orElse("");
        var firstReset = resets.size();
        var sizeBefore = expanded;
        if (RESET.equals(tag) || OVERRIDE.equals(tag)) {
            resets.add(List.copyOf(path));
        }
        if (!anchor.isEmpty()) {
            open.put(anchor, List.copyOf(path));
        }
        Node built;
        if (event instanceof ScalarEvent scalar) {
            built = ScalarRules.resolve(scalar, tag, place(event));
        } else if (event instanceof SequenceStartEvent) {
            built = sequence(place(event), depth);
        } else {
            built = mapping(place(event), depth);
        }
        var kept = RESET.equals(tag) ? null : built;
        if (!anchor.isEmpty()) {
            open.remove(anchor);
            anchors.put(
                    anchor,
                    new Built(kept, expanded - sizeBefore + 1, relative(resets, firstReset)));
        }
        return kept;
    }

    private static String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().orElse("");
        }
        return event instanceof CollectionStartEvent start ? start.getTag().orElse("") : "";
    }

    private @Nullable Node alias(AliasEvent alias) {
        var name = alias.getAlias().toString();
        var cycle = open.get(name);
        if (cycle != null) {
            throw mistake(
                    "cycle detected: node at path "
                            + String.join(".", path)
                            + " references node at path "
                            + String.join(".", cycle),
                    place(alias));
        }
        var target = anchors.get(name);
        if (target == null) {
            throw mistake(
                    "unknown anchor '" + name + "' referenced",
                    place(alias),
                    NearestName.to(name, anchors.keySet())
                            .map(near -> "did you mean '*" + near + "'?")
                            .orElse("an anchor '&" + name + "' must stand before it"));
        }
        checkNesting(target, alias);
        written++;
        expanded += target.size();
        if (expanded > MOST_ALIASED && expanded > 10 * written) {
            throw mistake("document contains excessive aliasing", place(alias));
        }
        for (var below : target.resets()) {
            var reset = new ArrayList<>(path);
            reset.addAll(below);
            resets.add(List.copyOf(reset));
        }
        return target.node();
    }

    /**
     * Refuses an anchor that is used at a path and again below it: Docker Compose takes this for a
     * cycle, so definitions that rely on it would not be portable.
     */
    private void checkNesting(Built target, AliasEvent alias) {
        target.uses()
                .add(path)
                .ifPresent(earlier -> {
                    throw mistake(
                            "cycle detected: node at path "
                                    + String.join(".", path)
                                    + " references node at path "
                                    + String.join(".", earlier),
                            place(alias),
                            "write one of the two out");
                });
    }

    /** The resets found since an index, as paths below the current one. */
    private List<List<String>> relative(List<List<String>> all, int from) {
        var below = new ArrayList<List<String>>();
        for (var reset : all.subList(from, all.size())) {
            below.add(reset.subList(Math.min(path.size(), reset.size()), reset.size()));
        }
        return below;
    }

    private Sequence sequence(Location place, int depth) {
        var items = new ArrayList<Node>();
        var index = 0;
        for (var event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            path.addLast(Integer.toString(index++));
            var item = build(event, depth + 1);
            path.removeLast();
            if (item != null) {
                items.add(item);
            }
        }
        return new Sequence(items, place);
    }

    private Mapping mapping(Location place, int depth) {
        var explicit = Mapping.builder(place);
        var merged = new ArrayList<Mapping>();
        var lines = new HashMap<String, Integer>();
        for (var event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            var keyPlace = place(event);
            var merge = isMergeKey(event);
            var key = key(event, depth);
            var earlier = lines.putIfAbsent(key, keyPlace.line());
            if (earlier != null) {
                throw mistake(
                        "mapping key \"" + key + "\" already defined at line " + earlier, keyPlace);
            }
            if (!merge) {
                path.addLast(key);
            }
            var value = build(events.next(), depth + 1);
            if (!merge) {
                path.removeLast();
            }
            if (merge) {
                addMerged(value, keyPlace, merged);
            } else if (value != null) {
                explicit.put(key, keyPlace, value);
            }
        }
        for (var source : merged) {
            for (var entry : source.entries()) {
                if (!explicit.has(entry.key())) {
                    explicit.put(entry);
                }
            }
        }
        return explicit.build();
    }

    private String key(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            written++;
            expanded++;
            var node = ScalarRules.resolve(scalar, tag(event), place(event));
            scalar.getAnchor()
                    .ifPresent(anchor ->
                            anchors.put(anchor.toString(), new Built(node, 1, List.of())));
            if (node instanceof Scalar.Text text) {
                return text.value();
            }
            throw notText(node.text(), place(event));
        }
        if (event instanceof AliasEvent && build(event, depth) instanceof Scalar.Text text) {
            return text.value();
        }
        throw notText("it is not a single value", place(event));
    }

    private StackException notText(String key, Location place) {
        var where = path.isEmpty() ? "at top level" : "in " + String.join(".", path);
        return mistake(
                "non-string key " + where + ": " + key,
                place,
                "put the key in quotes if it is meant as text");
    }

    private static boolean isMergeKey(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && (scalar.isPlain() || scalar.getTag().isPresent());
    }

    private void addMerged(@Nullable Node value, Location place, List<Mapping> merged) {
        if (value instanceof Mapping mapping) {
            merged.add(mapping);
        } else if (value instanceof Sequence sequence) {

            Set<Node> seen = new HashSet<>();
            for (var item : sequence.items()) {
                if (!(item instanceof Mapping mapping)) {
                    throw badMerge(place);
                }
                if (seen.add(mapping)) {
                    merged.add(mapping);
                }
            }

        } else if (value != null) {
            throw badMerge(place);
        }
    }

    private StackException badMerge(Location place) {
        return mistake(
                "map merge requires map or sequence of maps as the value",
                place,
                "write <<: *anchor, or <<: [*one, *two]");
    }

    private Location place(Event event) {
        return event.getStartMark()
                .map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Location(file, 0, 0));
    }

    private StackException mistake(String message, Location place) {
        return mistake(message, place, "");
    }

    private StackException mistake(String message, Location place, String remedy) {
        return StackException.of(Mistake.of(message, place, String.join(".", path), remedy));
    }
}
