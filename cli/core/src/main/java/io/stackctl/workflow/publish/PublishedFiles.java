package io.stackctl.workflow.publish;

import io.stackctl.definition.remote.RemoteReference;
import io.stackctl.definition.shape.Paths;
import io.stackctl.definition.variable.Lookup;
import io.stackctl.definition.variable.VariableException;
import io.stackctl.definition.variable.VariableText;
import io.stackctl.definition.yaml.YamlDocument;
import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.files.Reason;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import io.stackctl.registry.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a definition with all local ones that they extend and include. In an artifact all
 * lie in one folder, so each of these gets a name made of its path, by which the others call it; no
 * path of this machine stays.
 */
final class PublishedFiles {

    private final Lookup variables;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final List<PublishedFile> files = new ArrayList<>();
    private final Map<String, EnvFile> envFiles = new LinkedHashMap<>();

    private PublishedFiles(Lookup variables) {
        this.variables = variables;
    }

    /** A file with the folder that its relative paths start in. */
    private record Waiting(String path, String folder, boolean main) {}

    /**
     * An env file.
     *
     * @param name in the artifact
     * @param required whether a service cannot do without it
     */
    record EnvFile(String name, boolean required) {}

    /**
     * Reads them.
     *
     * @param paths those that define the stack, absolute
     * @param folder that of the project, absolute
     * @param variables those in paths
     */
    static PublishedFiles of(List<String> paths, String folder, Lookup variables) {
        var result = new PublishedFiles(variables);
        for (var path : paths) {
            if (path.equals("-")) {
                throw new StackException(
                        new InvalidRequest(
                                "standard input cannot be published", "write it to a file"));
            }
            result.waiting.add(new Waiting(path, folder, true));
        }
        while (!result.waiting.isEmpty()) {
            var next = result.waiting.removeFirst();
            if (result.seen.add(next.path()) || next.main()) {
                result.files.add(result.read(next));
            }
        }
        return result;
    }

    /** Those that define the stack first, in their order. */
    List<PublishedFile> all() {
        return files;
    }

    /** Absolute paths of env files, be they there or not. */
    Map<String, EnvFile> envFiles() {
        return envFiles;
    }

    private PublishedFile read(Waiting file) {
        String text;
        try {
            text = InputFile.text(Path.of(file.path()));
        } catch (IOException e) {
            throw new StackException(
                    new InvalidRequest("open " + Reason.of(e), "it is part of the definition"), e);
        }
        var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var published = new PublishedText(plain);
        var documents =
                YamlReader.read(file.path(), plain).stream().map(YamlDocument::root).toList();
        for (var document : documents) {
            if (document instanceof Mapping mapping) {
                edit(mapping, file, published);
            }
        }
        var name =
                file.main()
                        ? String.valueOf(Path.of(file.path()).getFileName())
                        : nameOf(file.path(), ".yaml");
        return new PublishedFile(name, file.main(), documents, published.toString());
    }

    private static String nameOf(String path, String ending) {
        return Digest.digits(Digest.of(path.getBytes(StandardCharsets.UTF_8))) + ending;
    }

    private void edit(Mapping document, Waiting file, PublishedText published) {
        if (document.get("services") instanceof Mapping services) {
            for (var service : services.entries()) {
                if (service.value() instanceof Mapping definition) {
                    editEnvFiles(definition.get("env_file"), file, published);
                    if (definition.get("extends") instanceof Mapping base
                            && base.get("file") instanceof Scalar.Text named) {
                        editReference(named, file, published, null);
                    }
                }
            }
        }
        if (document.get("include") instanceof Sequence includes) {
            includes.items().forEach(include -> editInclude(include, file, published));
        }
    }

    private void editEnvFiles(@Nullable Node declared, Waiting file, PublishedText published) {
        for (var item : items(declared)) {
            if (item instanceof Scalar.Text path) {
                editEnvFile(path, true, file, published);
            } else if (item instanceof Mapping form
                    && form.get("path") instanceof Scalar.Text path) {
                editEnvFile(path, !isFalse(form.get("required")), file, published);
            }
        }
    }

    private static List<Node> items(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        return node instanceof Sequence sequence ? sequence.items() : List.of(node);
    }

    private static boolean isFalse(@Nullable Node node) {
        return node instanceof Scalar.Bool bool && !bool.value();
    }

    private void editEnvFile(
            Scalar.Text named, boolean required, Waiting file, PublishedText published) {
        var path = resolved(named, file.folder());
        if (path.equals("/dev/null")) {
            return;
        }
        var name = nameOf(path, ".env");
        published.replace(named, name);
        envFiles.merge(
                path,
                new EnvFile(name, required),
                (one, other) -> new EnvFile(name, one.required() || other.required()));
    }

    private void editInclude(Node include, Waiting file, PublishedText published) {
        var folder = (String) null;
        if (include instanceof Mapping form) {
            if (form.get("project_directory") instanceof Scalar.Text named) {
                folder = resolved(named, file.folder());
                published.replace(named, ".");
            }
            editEnvFiles(form.get("env_file"), file, published);
            for (var item : items(form.get("path"))) {
                folder = editIncluded(item, file, published, folder);
            }
        } else {
            editIncluded(include, file, published, null);
        }
    }

    /** The first file of an include says where the relative paths of all of them start. */
    private @Nullable String editIncluded(
            Node item, Waiting file, PublishedText published, @Nullable String folder) {
        return item instanceof Scalar.Text named
                ? editReference(named, file, published, folder)
                : folder;
    }

    private @Nullable String editReference(
            Scalar.Text named, Waiting file, PublishedText published, @Nullable String folder) {
        if (RemoteReference.isOne(substituted(named))) {
            return folder;
        }
        var path = resolved(named, file.folder());
        if (!Files.isRegularFile(Path.of(path))) {
            // The loader has found something: it is for whoever fetches it.
            return folder;
        }
        published.replace(named, nameOf(path, ".yaml"));
        var base = folder == null ? path.substring(0, Math.max(1, path.lastIndexOf('/'))) : folder;
        waiting.add(new Waiting(path, base, false));
        return base;
    }

    private String resolved(Scalar.Text named, String folder) {
        return new Paths(folder, String.valueOf(variables.get("HOME")))
                .absoluteUnlessWindows(substituted(named));
    }

    private String substituted(Scalar.Text named) {
        try {
            return VariableText.substitute(named.value(), variables);
        } catch (VariableException e) {
            throw StackException.of(
                    Mistake.of(String.valueOf(e.getMessage()), named.location(), "", ""));
        }
    }
}
