package io.stackctl.definition;

import io.stackctl.definition.variable.TemplateVariable;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Location;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out where the values of a loaded stack came from. */
public final class OriginFinder {

    private final LoadRequest request;
    private final Stack stack;
    private final SourceFiles sources;

    /**
     * A finder.
     *
     * @param request what the stack was loaded with
     */
    public OriginFinder(LoadRequest request, Stack stack) {
        this.request = request;
        this.stack = stack;
        this.sources = new SourceFiles(request.standardInput());
    }

    /**
     * The origins of a value, or of all values below it.
     *
     * @param path such as {@code services.web.ports[0]}
     * @throws StackException if there is no such key
     */
    public List<Origin> find(String path) {
        var origins = new ArrayList<Origin>();
        collect(node(stack.definition(), path, ""), path, origins);
        return origins;
    }

    /** The value at a path; keys may hold dots, so the longest key that fits is taken. */
    private static Node node(Node from, String path, String before) {
        if (path.isEmpty()) {
            return from;
        }
        if (from instanceof Sequence sequence && path.startsWith("[")) {
            var end = path.indexOf(']');
            var index = end < 0 ? -1 : index(path.substring(1, end));
            if (index >= 0 && index < sequence.items().size()) {
                return node(
                        sequence.items().get(index),
                        withoutDot(path.substring(end + 1)),
                        before + path.substring(0, end + 1));
            }
        }
        if (from instanceof Mapping mapping) {
            String best = null;
            for (var key : mapping.keys()) {
                if (starts(path, key) && (best == null || key.length() > best.length())) {
                    best = key;
                }
            }
            var value = best == null ? null : mapping.get(best);
            if (best != null && value != null) {
                return node(
                        value,
                        withoutDot(path.substring(best.length())),
                        before.isEmpty() ? best : before + "." + best);
            }
        }
        throw noSuchKey(from, path, before);
    }

    private static int index(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static boolean starts(String path, String key) {
        return path.startsWith(key)
                && (path.length() == key.length()
                        || path.charAt(key.length()) == '.'
                        || path.charAt(key.length()) == '[');
    }

    private static String withoutDot(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    private static StackException noSuchKey(Node from, String path, String before) {
        var end = path.indexOf('.');
        var key = end < 0 ? path : path.substring(0, end);
        var full = before.isEmpty() ? key : before + "." + key;
        var keys = from instanceof Mapping mapping ? mapping.keys() : List.<String>of();
        return new StackException(
                new InvalidRequest(
                        "the model has no " + full,
                        NearestName.to(key, keys)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse(
                                        keys.isEmpty()
                                                ? ""
                                                : "there are: " + String.join(", ", keys))));
    }

    private void collect(Node node, String path, List<Origin> origins) {
        switch (node) {
            case Mapping mapping when !mapping.isEmpty() -> {
                for (var entry : mapping.entries()) {
                    collect(
                            entry.value(),
                            path.isEmpty() ? entry.key() : path + "." + entry.key(),
                            origins);
                }
            }
            case Sequence sequence when !sequence.items().isEmpty() -> {
                for (var i = 0; i < sequence.items().size(); i++) {
                    collect(sequence.items().get(i), path + "[" + i + "]", origins);
                }
            }
            default -> origins.add(origin(node, path));
        }
    }

    private Origin origin(Node node, String path) {
        var written = written(node.location());
        return new Origin(
                path,
                text(node),
                node.location(),
                written,
                variables(written),
                overridden(path, node.location()));
    }

    private static String text(Node node) {
        return switch (node) {
            case Scalar.Null ignored -> "null";
            case Scalar scalar -> scalar.text();
            case Mapping ignored -> "{}";
            case Sequence ignored -> "[]";
        };
    }

    /** The text at a place of a file, as it stood there before variables were replaced. */
    private String written(Location location) {
        if (location.line() == 0) {
            return "";
        }
        for (var document : sources.documents(location.file())) {
            var found = at(document.root(), location);
            if (found != null) {
                return found.text();
            }
        }
        return "";
    }

    private static Scalar.@Nullable Text at(Node node, Location location) {
        return switch (node) {
            case Scalar.Text text -> text.location().equals(location) ? text : null;
            case Scalar ignored -> null;
            case Mapping mapping -> {
                for (var entry : mapping.entries()) {
                    var found = at(entry.value(), location);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
            case Sequence sequence -> {
                for (var item : sequence.items()) {
                    var found = at(item, location);
                    if (found != null) {
                        yield found;
                    }
                }
                yield null;
            }
        };
    }

    private List<Origin.Variable> variables(String written) {
        var variables = new ArrayList<Origin.Variable>();
        if (request.has(LoadOption.NO_INTERPOLATE)) {
            return variables;
        }
        for (var variable : TemplateVariable.of(written)) {
            var name = variable.name();
            var given = request.environment().get(name);
            var value = given == null ? stack.variables().get(name) : given;
            var source =
                    given != null
                            ? Origin.Source.PROCESS
                            : value == null ? Origin.Source.NOBODY : Origin.Source.ENV_FILE;
            variables.add(new Origin.Variable(name, value == null ? "" : value, source));
        }
        return variables;
    }

    private List<Origin.Overridden> overridden(String path, Location winner) {
        var earlier = new ArrayList<Origin.Overridden>();
        for (var file : stack.sources().configFiles()) {
            for (var document : sources.documents(file)) {
                var found = findAt(document.root(), path);
                if (found instanceof Scalar scalar && !found.location().equals(winner)) {
                    earlier.addFirst(new Origin.Overridden(scalar.text(), found.location()));
                }
            }
        }
        return earlier;
    }

    private static @Nullable Node findAt(Node root, String path) {
        try {
            return node(root, path, "");
        } catch (StackException e) {
            // This file says nothing about it, or says it in a short form.
            return null;
        }
    }
}
