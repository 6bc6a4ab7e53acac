package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.variable.Dotenv;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads what {@code include} names, each with its own directory and env file, and copies it in. */
final class Include {

    private static final KeyPath INCLUDE = KeyPath.ROOT.key("include");

    /** As deep as nobody writes; more than some hundred use up a thread's stack. */
    private static final int MOST_LEVELS = 200;

    /** As an env file, it stands for none, not even for that of the included definition. */
    private static final String NO_FILE = "/dev/null";

    private final DocumentLoader loader;
    private final LoadContext context;
    private final List<String> including;

    Include(DocumentLoader loader, LoadContext context, String file, List<String> including) {
        this.loader = loader;
        this.context = context;
        this.including = new ArrayList<>(including);
        this.including.add(file);
    }

    /**
     * A document with all that it includes.
     *
     * @param resets the paths of what the document takes away
     */
    Mapping apply(Mapping document, List<List<String>> resets) {
        var declared = document.get("include");
        if (declared == null) {
            return document;
        }
        var result = new IncludedResources(document.without("include"), resets);
        if (declared instanceof Scalar.Null) {
            return result.document();
        }
        if (!(declared instanceof Sequence entries)) {
            throw mistake(
                    "`include` must be a list, got " + declared.kind(),
                    declared.location(),
                    INCLUDE,
                    "write '- FILE' below it");
        }
        for (var i = 0; i < entries.items().size(); i++) {
            var path = INCLUDE.item(i);
            var entry = IncludeEntry.of(entries.items().get(i), path, loader.warnings());
            if (entry.paths().isEmpty()) {
                // Nothing is included, but what the entry names has to be there.
                environment(entry, context.directory());
            } else {
                result.add(load(entry, path));
            }
        }
        return result.document();
    }

    private Mapping load(IncludeEntry entry, KeyPath path) {
        var files = files(entry, path);
        var main = files.getFirst();
        var directory =
                entry.projectDirectory().isEmpty()
                        ? LocalPaths.parent(main)
                        : LocalPaths.resolve(context.directory(), entry.projectDirectory());
        var base =
                entry.projectDirectory().startsWith("/")
                        ? entry.projectDirectory()
                        : LocalPaths.relativeDirectory(
                                context.directory(),
                                entry.projectDirectory().isEmpty()
                                        ? main
                                        : entry.projectDirectory());
        var within = new LoadContext(directory, base, environment(entry, directory));
        var loaded = loader.load(files, within, including, true);
        keepContents(loaded, within.environment());
        if (loader.keepsVariables() || within.environment().equals(context.environment())) {
            return loaded;
        }
        loader.fileVariables().note(loaded, context.directory(), within.environment());
        return new BareNames(within.environment()).ofServices(loaded);
    }

    /** What an entry names; the first of them leads in no circle. */
    private List<String> files(IncludeEntry entry, KeyPath path) {
        var files = new ArrayList<String>();
        for (var named : entry.paths()) {
            var file =
                    loader.remotes()
                            .copyOf(named.value(), named.location(), path)
                            .orElseGet(
                                    () -> LocalPaths.resolve(context.directory(), named.value()));
            if (!SourceFiles.exists(file)) {
                throw mistake(
                        "open " + file + ": no such file or directory",
                        named.location(),
                        path,
                        "the path is relative to the file that names it");
            }
            files.add(file);
        }
        var main = files.getFirst();
        if (including.contains(main)) {
            throw mistake(
                    "include cycle detected:\n"
                            + String.join("\n include ", including)
                            + "\n include "
                            + main,
                    entry.location(),
                    path,
                    "break the circle");
        }
        if (including.size() > MOST_LEVELS) {
            throw mistake(
                    "more than " + MOST_LEVELS + " files include one another",
                    entry.location(),
                    path,
                    "include some of them from one file, side by side");
        }
        return files;
    }

    /**
     * A secret or config that is the content of a variable means the variable that it sees itself:
     * an env file of the include may be the only one that sets it.
     */
    private void keepContents(Mapping loaded, Map<String, String> environment) {
        for (var kind : List.of("secrets", "configs")) {
            for (var entry : loaded.mapping(kind).entries()) {
                if (entry.value() instanceof Mapping definition) {
                    definition
                            .text("environment")
                            .filter(environment::containsKey)
                            .ifPresent(name ->
                                    loader.contents().putIfAbsent(name, environment.get(name)));
                }
            }
        }
    }

    private Map<String, String> environment(IncludeEntry entry, String directory) {
        var files = new ArrayList<String>();
        for (var named : entry.environmentFiles()) {
            if (named.value().equals(NO_FILE)) {
                continue;
            }
            var file = LocalPaths.resolve(context.directory(), named.value());
            if (!SourceFiles.exists(file)) {
                throw new StackException(
                        new InvalidRequest(
                                "stat " + file + ": no such file or directory",
                                "env_file of an include is relative to the including project"));
            }
            if (SourceFiles.isDirectory(file)) {
                throw new StackException(
                        new InvalidRequest(file + " is not a file", "name an env file"));
            }
            files.add(file);
        }
        var own = LocalPaths.resolve(directory, ".env");
        if (entry.environmentFiles().isEmpty()
                && SourceFiles.exists(own)
                && !SourceFiles.isDirectory(own)) {
            files.add(own);
        }
        var values = new HashMap<String, String>();
        for (var file : files) {
            Dotenv.read(
                    file, loader.sources().text(file), values, context.lookup(loader.warnings()));
        }
        var merged = new HashMap<>(context.environment());
        values.forEach(merged::putIfAbsent);
        return merged;
    }

    private static StackException mistake(
            String message, Location location, KeyPath path, String remedy) {
        return StackException.of(Mistake.of(message, location, path.toString(), remedy));
    }
}
