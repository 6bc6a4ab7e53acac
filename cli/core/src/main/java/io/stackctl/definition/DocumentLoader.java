package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.attribute.Outline;
import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.FiniteNumbers;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.Paths;
import io.stackctl.definition.yaml.YamlDocument;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one document of several files: each is interpolated, merged over what it includes,
 * extended, merged over those before it, checked and brought into long forms.
 */
final class DocumentLoader {

    private final SourceFiles sources;
    private final LoadRequest request;
    private final WarningListener warnings;
    private final String home;
    private final Map<String, String> contents = new HashMap<>();
    private final FileVariables fileVariables = new FileVariables();

    DocumentLoader(SourceFiles sources, LoadRequest request, WarningListener warnings) {
        this.sources = sources;
        this.request = request;
        this.warnings = warnings;
        this.home = request.environment().getOrDefault("HOME", "");
    }

    /**
     * Loads files in order.
     *
     * @param files absolute paths, or {@code -}
     * @param including the files that are being included right now, outermost first
     * @param resolvePaths whether to put relative paths behind the base of the context
     */
    Mapping load(
            List<String> files, LoadContext context, List<String> including, boolean resolvePaths) {
        var document = Mapping.empty(new Location(files.getFirst(), 1, 1));
        for (var file : files) {
            for (var part : sources.documents(file)) {
                document = add(part, document, file, context, including);
            }
        }
        var filled = DocumentAttributes.pass(document, (shape, node, path) -> shape.fill(node));
        if (!request.has(LoadOption.NO_VALIDATION)) {
            validate(filled);
        }
        return resolvePaths ? absolute(filled, context.base()) : (Mapping) filled;
    }

    private static void validate(Node document) {
        var mistakes = new Mistakes();
        DocumentAttributes.pass(
                document,
                (shape, node, path) -> {
                    shape.validate(node, path, mistakes);
                    return node;
                });
        mistakes.throwIfAny();
    }

    /** Puts the relative paths of a document behind a directory. */
    Mapping absolute(Node document, String base) {
        var mistakes = new Mistakes();
        var paths = new Paths(base, home);
        var resolved =
                DocumentAttributes.pass(
                        document,
                        (shape, node, path) -> shape.absolute(node, path, paths, mistakes));
        mistakes.throwIfAny();
        return (Mapping) resolved;
    }

    private Mapping add(
            YamlDocument part,
            Mapping document,
            String file,
            LoadContext context,
            List<String> including) {
        var content = interpolated(part, context);
        // What an include brings in can be extended, and be taken away from.
        content = new Include(this, context, file, including).apply(content, part.resets());
        content = new Extends(this, context, file).apply(content, part.resets());
        return canonical(Resets.apply(document, part.resets()), content, file);
    }

    /** The content of a document with variables replaced. */
    Mapping interpolated(YamlDocument part, LoadContext context) {
        if (!(part.root() instanceof Mapping content)) {
            throw StackException.of(
                    Mistake.of(
                            "top-level object must be a mapping, not " + part.root().kind(),
                            part.root().location(),
                            "",
                            "start with 'services:'"));
        }
        if (request.has(LoadOption.NO_INTERPOLATE)) {
            return content;
        }
        var missing = request.has(LoadOption.NOTHING_MADE) ? new MissingVariables() : null;
        return (Mapping)
                new Interpolation(context.lookup(warnings), warnings, missing).apply(content);
    }

    private Mapping canonical(Mapping before, Mapping content, String file) {
        var mistakes = new Mistakes();
        var merged = DocumentAttributes.merge(before, content, mistakes);
        mistakes.throwIfAny();
        var unique = unique(merged);
        if (request.has(LoadOption.NO_VALIDATION)) {
            Outline.check((Mapping) unique, mistakes);
        } else {
            FiniteNumbers.check(unique, KeyPath.ROOT, mistakes);
            DocumentAttributes.document().check(unique, KeyPath.ROOT, mistakes);
        }
        mistakes.throwIfAny();
        var document = (Mapping) unique;
        if (document.has("version")) {
            warnings.warn(
                    file
                            + ": the attribute `version` is obsolete, it will be ignored, please"
                            + " remove it to avoid potential confusion");
            document = document.without("version");
        }
        return (Mapping) unique(expanded(document));
    }

    /** Long forms without a check: for the base of an extended service. */
    Mapping expandedBase(Mapping content) {
        return (Mapping) unique(expanded(unique(content)));
    }

    private Node expanded(Node document) {
        var mistakes = new Mistakes();
        var context = new Context(mistakes, warnings::warn, request.has(LoadOption.NO_INTERPOLATE));
        var expanded =
                DocumentAttributes.pass(
                        document, (shape, node, path) -> shape.expand(node, path, context));
        mistakes.throwIfAny();
        return expanded;
    }

    private static Node unique(Node document) {
        var mistakes = new Mistakes();
        var unique =
                DocumentAttributes.pass(
                        document, (shape, node, path) -> shape.unique(node, path, mistakes));
        mistakes.throwIfAny();
        return unique;
    }

    SourceFiles sources() {
        return sources;
    }

    /** The variables that included secrets and configs are the content of, with their values. */
    Map<String, String> contents() {
        return contents;
    }

    /** The variables that env files of included services see. */
    FileVariables fileVariables() {
        return fileVariables;
    }

    RemoteReferences remotes() {
        return new RemoteReferences(request.remotes());
    }

    boolean keepsVariables() {
        return request.has(LoadOption.NO_INTERPOLATE);
    }

    WarningListener warnings() {
        return warnings;
    }
}
