package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code include}.
 *
 * @param paths the main file and its overrides; empty includes nothing
 * @param projectDirectory where relative paths start; empty for the directory of the main file
 * @param environmentFiles env files; empty for the {@code .env} of the project directory
 */
record IncludeEntry(
        List<Scalar.Text> paths,
        String projectDirectory,
        List<Scalar.Text> environmentFiles,
        Location location) {

    private static final List<String> KEYS = List.of("path", "project_directory", "env_file");

    static IncludeEntry of(Node node, KeyPath path, WarningListener warnings) {
        if (node instanceof Scalar.Text text) {
            return new IncludeEntry(List.of(text), "", List.of(), text.location());
        }
        if (node instanceof Scalar.Null nothing) {
            return new IncludeEntry(List.of(), "", List.of(), nothing.location());
        }
        if (!(node instanceof Mapping mapping)) {
            throw mistake("must be a path or a mapping, not " + node.kind(), node.location(), path);
        }
        for (var key : mapping.keys()) {
            if (!KEYS.contains(key)) {
                warnings.warn(
                        path.key(key)
                                + " is ignored"
                                + NearestName.to(key, KEYS)
                                        .map(near -> ", did you mean " + near + "?")
                                        .orElse(""));
            }
        }
        return new IncludeEntry(
                texts(mapping.get("path"), path.key("path")),
                mapping.text("project_directory", ""),
                texts(mapping.get("env_file"), path.key("env_file")),
                mapping.location());
    }

    private static List<Scalar.Text> texts(@Nullable Node node, KeyPath path) {
        return switch (node) {
            case Scalar.Text text -> List.of(text);
            case Sequence sequence -> {
                var texts = new ArrayList<Scalar.Text>();
                for (var item : sequence.items()) {
                    if (!(item instanceof Scalar.Text text)) {
                        throw mistake(
                                "must be a string, not " + item.kind(), item.location(), path);
                    }
                    texts.add(text);
                }
                yield texts;
            }
            case null -> List.of();
            case Scalar.Null ignored -> List.of();
            default ->
                    throw mistake(
                            "must be a string or array, not " + node.kind(), node.location(), path);
        };
    }

    private static StackException mistake(String message, Location location, KeyPath path) {
        return StackException.of(
                Mistake.of(
                        message,
                        location,
                        path.toString(),
                        "an entry has path, project_directory and env_file"));
    }
}
