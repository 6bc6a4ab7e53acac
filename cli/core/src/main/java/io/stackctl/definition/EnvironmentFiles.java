package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.KeyOrder;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.variable.Dotenv;
import io.stackctl.definition.variable.Lookup;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code env_file} and {@code label_file} of services into their canonical definitions.
 */
final class EnvironmentFiles {

    /** What the example of an env file is called beyond the file's own name. */
    private static final String EXAMPLE = ".example";

    private final String directory;
    private final SourceFiles sources;
    private final Map<String, String> environment;
    private final FileVariables fileVariables;
    private final WarningListener warnings;
    private final boolean examples;
    private final Set<String> missing = new TreeSet<>();

    /**
     * @param examples whether {@code FILE.example} is read where a file is missing
     */
    EnvironmentFiles(
            String directory,
            SourceFiles sources,
            Map<String, String> environment,
            FileVariables fileVariables,
            WarningListener warnings,
            boolean examples) {
        this.directory = directory;
        this.examples = examples;
        this.sources = sources;
        this.environment = environment;
        this.fileVariables = fileVariables;
        this.warnings = warnings;
    }

    /** The files that were missing and whose example was read in their place, sorted. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** A service with all variables in {@code environment}, and without {@code env_file}. */
    Mapping withEnvironment(String service, Mapping definition) {
        var own = new LinkedHashMap<String, Node>();
        for (var entry : definition.mapping("environment").entries()) {
            var inherited = environment.get(entry.key());
            own.put(
                    entry.key(),
                    entry.value() instanceof Scalar.Null && inherited != null
                            ? new Scalar.Text(inherited, entry.value().location())
                            : entry.value());
        }
        var values = new HashMap<String, String>();
        own.forEach((key, value) -> {
            if (value instanceof Scalar.Text text) {
                values.put(key, text.value());
            }
        });
        var path = KeyPath.ROOT.key("services").key(service).key("env_file");
        var all = new TreeMap<String, Node>(KeyOrder.BY_TEXT);
        for (var file : definition.mappings("env_file")) {
            var name = file.text("path", "");
            var variables =
                    fileVariables.of(service, LocalPaths.resolve(directory, name), environment);
            read(file, values, lookup(variables, own), path);
            addNew(values, name, all);
        }
        all.putAll(own);
        var result = definition.without("env_file");
        return all.isEmpty()
                ? result.without("environment")
                : CanonicalOrder.with(
                        DocumentAttributes.service(),
                        result,
                        "environment",
                        mapping(all, definition));
    }

    /** Adds the values that the last file has set, with its name as their place. */
    private static void addNew(Map<String, String> values, String file, Map<String, Node> all) {
        var place = new Location(file, 0, 0);
        values.forEach((key, value) -> {
            if (!(all.get(key) instanceof Scalar.Text known) || !known.value().equals(value)) {
                all.put(key, new Scalar.Text(value, place));
            }
        });
    }

    private static Mapping mapping(Map<String, Node> values, Mapping definition) {
        var builder = Mapping.builder(definition.location());
        values.forEach((key, value) -> builder.put(key, value));
        return builder.build();
    }

    private Lookup lookup(Map<String, String> variables, Map<String, Node> own) {
        return new Lookup() {
            @Override
            public @Nullable String get(String name) {
                var value = variables.get(name);
                if (value == null && own.get(name) instanceof Scalar.Text text) {
                    return text.value();
                }
                return value;
            }

            @Override
            public void unset(String name) {
                warnings.warn(
                        "The \"" + name + "\" variable is not set. Defaulting to a blank string.");
            }
        };
    }

    private void read(Mapping file, Map<String, String> values, Lookup lookup, KeyPath place) {
        var path = LocalPaths.resolve(directory, file.text("path", ""));
        var name = path;
        if (examples && !SourceFiles.exists(path) && SourceFiles.exists(path + EXAMPLE)) {
            missing.add(path);
            name = path + EXAMPLE;
        }
        if (!SourceFiles.exists(name)) {
            if (file.optionalFlag("required").orElse(true)) {
                throw StackException.of(
                        Mistake.of(
                                "env file "
                                        + name
                                        + " not found: stat "
                                        + name
                                        + ": no such file or directory",
                                file.location(),
                                place.toString(),
                                "create it, or write 'required: false' beside its path"));
            }
            return;
        }
        var format = file.text("format", "");
        switch (format) {
            case "", ".env" -> Dotenv.read(name, sources.text(name), values, lookup);
            case "raw" -> readRaw(sources.text(name), values, lookup);
            default ->
                    throw StackException.of(
                            Mistake.of(
                                    "unsupported env_file format \"" + format + "\"",
                                    file.location(),
                                    place.toString(),
                                    "leave it out, or use 'raw'"));
        }
    }

    /** Lines of {@code KEY=VALUE}, taken as they are; a bare key is looked up. */
    private static void readRaw(String text, Map<String, String> values, Lookup lookup) {
        for (var line : text.split("\n", -1)) {
            var entry = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            entry = entry.stripLeading();
            if (entry.isEmpty() || entry.startsWith("#")) {
                continue;
            }
            var equals = entry.indexOf('=');
            if (equals >= 0) {
                values.put(entry.substring(0, equals), entry.substring(equals + 1));
                continue;
            }
            var value = lookup.get(entry);
            if (value != null) {
                values.put(entry, value);
            }
        }
    }

    /** A service with the labels of its {@code label_file} among its {@code labels}. */
    Mapping withLabels(String service, Mapping definition) {
        if (!(definition.get("label_file") instanceof Sequence files)) {
            return definition;
        }
        var values = new HashMap<String, String>();
        var path = KeyPath.ROOT.key("services").key(service).key("label_file");
        for (var file : files.items()) {
            var name = LocalPaths.resolve(directory, ((Scalar) file).text());
            if (!SourceFiles.exists(name)) {
                throw StackException.of(
                        Mistake.of(
                                "label file "
                                        + name
                                        + " not found: stat "
                                        + name
                                        + ": no such file or directory",
                                file.location(),
                                path.toString(),
                                "create it"));
            }
            Dotenv.read(name, sources.text(name), values, values::get);
        }
        var labels = new TreeMap<String, Node>(KeyOrder.BY_TEXT);
        values.forEach((key, value) -> labels.put(key, new Scalar.Text(value, Location.NONE)));
        for (var entry : definition.mapping("labels").entries()) {
            labels.put(entry.key(), entry.value());
        }
        return labels.isEmpty()
                ? definition
                : CanonicalOrder.with(
                        DocumentAttributes.service(),
                        definition,
                        "labels",
                        mapping(labels, definition));
    }
}
