package io.stackctl.definition.document;

import io.stackctl.definition.ExtensionReader;
import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.failure.StackException;
import io.stackctl.model.Extension;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A stack as a JSON text that can be kept, and read again where the files, the variables and the
 * machine are other ones: it means the same plan and has the same configuration hashes. It holds
 * what variables said, secrets too. Places in files are not kept.
 */
public final class StackDocument {

    private static final String FORMAT_KEY = "stackctl-stack";

    /** Grows when older readers would misunderstand what is written. */
    private static final long FORMAT = 1;

    private final Mapping document;

    private StackDocument(Mapping document) {
        this.document = document;
    }

    /** Writes a stack that was loaded. */
    public static String write(Stack stack) {
        var document = Mapping.builder(Location.NONE);
        document.put(FORMAT_KEY, new Scalar.Int(FORMAT, Location.NONE));
        document.put("name", text(stack.name().value()));
        document.put("project-directory", text(stack.sources().projectDirectory()));
        document.put("config-files", texts(stack.sources().configFiles()));
        document.put("environment-files", texts(stack.sources().environmentFiles()));
        document.put("definition", written(stack.definition()));
        document.put("services", services(stack.services()));
        document.put("disabled-services", services(stack.disabledServices()));
        var unused = Mapping.builder(Location.NONE);
        stack.unusedSecrets().forEach(secret -> unused.put(secret.key(), secret.definition()));
        document.put("unused-secrets", unused.build());
        var variables = Mapping.builder(Location.NONE);
        stack.variables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> variables.put(variable.getKey(), text(variable.getValue())));
        document.put("variables", variables.build());
        document.put("base-images", texts(baseImages(stack.extension())));
        document.put("missing-env-files", texts(stack.extension().missingEnvFiles()));
        document.put("keeps-unused", new Scalar.Bool(stack.keepsUnused(), Location.NONE));
        return TreeJson.write(document.build());
    }

    /**
     * Reads what {@link #write} wrote. It may come from anybody: whatever a definition may not say
     * is refused.
     *
     * @throws StackException when it is something else
     */
    public static Stack read(String text) {
        try {
            var document = TreeJson.read(text);
            if (!(document.get(FORMAT_KEY) instanceof Scalar.Int(var format, var _))) {
                throw missing(FORMAT_KEY);
            }
            if (format != FORMAT) {
                throw new JsonTextException(
                        "it has format " + format + ", and " + FORMAT + " is known");
            }
            return new StackDocument(document).stack();
        } catch (JsonTextException | InvalidValueException e) {
            throw new StackException(
                    new InvalidRequest(
                            "this is no stack that was kept: " + e.getMessage(),
                            "read it with the stackctl that wrote it"),
                    e);
        }
    }

    private Stack stack() throws JsonTextException {
        var directory = requiredText("project-directory");
        if (!directory.startsWith("/")) {
            throw new JsonTextException("its project directory is not absolute");
        }
        var definition = checked(mapping("definition"));
        var services = checkedAs("services", mapping("services"));
        var disabled = checkedAs("services", mapping("disabled-services"));
        var extension =
                ExtensionReader.read(
                        definition.with("services", joined(definition, services, disabled)),
                        directory);
        return new Stack(
                StackName.of(requiredText("name")),
                new Sources(directory, texts("config-files"), texts("environment-files")),
                definition,
                services(services),
                services(disabled),
                files(checkedAs("secrets", mapping("unused-secrets"))),
                variables(),
                inOrder(extension, texts("base-images"))
                        .withMissingEnvFiles(texts("missing-env-files")),
                flag("keeps-unused"));
    }

    /**
     * Takes a definition through what definitions of files go through. One of ours, which is in its
     * canonical form, stays as it is.
     */
    private static Mapping checked(Mapping definition) throws JsonTextException {
        var mistakes = new Mistakes();
        DocumentAttributes.document().check(definition, KeyPath.ROOT, mistakes);
        mistakes.throwIfAny();
        var context = new Context(mistakes, warning -> {}, false);
        var expanded =
                DocumentAttributes.pass(
                        definition, (shape, node, path) -> shape.expand(node, path, context));
        mistakes.throwIfAny();
        var decoded = DocumentAttributes.document().decode(expanded, KeyPath.ROOT, mistakes);
        mistakes.throwIfAny();
        if (decoded.isPresent() && decoded.get() instanceof Mapping mapping) {
            return mapping;
        }
        throw new JsonTextException("it holds no definition");
    }

    private static Mapping checkedAs(String kind, Mapping values) throws JsonTextException {
        return checked(Mapping.builder(Location.NONE).put(kind, values).build()).mapping(kind);
    }

    private static List<String> baseImages(Extension extension) {
        return extension.baseImages().stream().map(image -> image.name().value()).toList();
    }

    /** The definition has them sorted; they are made as they were written. */
    private static Extension inOrder(Extension extension, List<String> names)
            throws JsonTextException {
        var places = new HashMap<String, Integer>();
        names.forEach(name -> places.put(name, places.size()));
        if (!places.keySet().equals(Set.copyOf(baseImages(extension)))) {
            throw new JsonTextException("its base-images are others than those of its definition");
        }
        var images = new ArrayList<>(extension.baseImages());
        images.sort(Order.by(image -> places.getOrDefault(image.name().value(), 0)));
        return extension.withBaseImages(images);
    }

    private static Mapping joined(Mapping definition, Mapping services, Mapping disabled) {
        var all = definition.mapping("services").toBuilder();
        services.entries().forEach(all::put);
        disabled.entries().forEach(all::put);
        return all.build();
    }

    private static Mapping written(Mapping definition) {
        var services = Mapping.builder(Location.NONE);
        for (var entry : definition.mapping("services").entries()) {
            services.put(
                    entry.key(),
                    entry.value() instanceof Mapping service
                            ? writtenService(service)
                            : entry.value());
        }
        return definition.with("services", services.build());
    }

    /** The canonical {@code id: path} of {@code build.ssh} is the only form that nobody reads. */
    private static Mapping writtenService(Mapping service) {
        var build = service.mapping("build");
        if (!build.has("ssh")) {
            return service;
        }
        var keys = build.texts("ssh").stream().map(key -> key.replaceFirst(": ", "=")).toList();
        return service.with("build", build.with("ssh", texts(keys)));
    }

    private static Mapping services(List<Service> services) {
        var mapping = Mapping.builder(Location.NONE);
        services.forEach(service ->
                mapping.put(service.name().value(), writtenService(service.definition())));
        return mapping.build();
    }

    private static List<Service> services(Mapping definitions) {
        var services = new ArrayList<Service>();
        for (var entry : definitions.entries()) {
            if (entry.value() instanceof Mapping definition) {
                services.add(new Service(ServiceName.of(entry.key()), definition));
            }
        }
        return services;
    }

    private static List<FileDefinition> files(Mapping definitions) {
        var files = new ArrayList<FileDefinition>();
        for (var entry : definitions.entries()) {
            if (entry.value() instanceof Mapping definition) {
                files.add(new FileDefinition(entry.key(), definition));
            }
        }
        return files;
    }

    private Map<String, String> variables() throws JsonTextException {
        var variables = new HashMap<String, String>();
        for (var entry : mapping("variables").entries()) {
            if (!(entry.value() instanceof Scalar.Text(var value, var _))) {
                throw new JsonTextException("a variable is no text");
            }
            variables.put(entry.key(), value);
        }
        return variables;
    }

    private Mapping mapping(String key) throws JsonTextException {
        if (document.get(key) instanceof Mapping mapping) {
            return mapping;
        }
        throw missing(key);
    }

    private String requiredText(String key) throws JsonTextException {
        if (document.get(key) instanceof Scalar.Text(var value, var _)) {
            return value;
        }
        throw missing(key);
    }

    private List<String> texts(String key) throws JsonTextException {
        if (!(document.get(key) instanceof Sequence(var items, var _))) {
            throw missing(key);
        }
        var texts = new ArrayList<String>();
        for (var item : items) {
            if (!(item instanceof Scalar.Text(var value, var _))) {
                throw missing(key);
            }
            texts.add(value);
        }
        return texts;
    }

    private boolean flag(String key) throws JsonTextException {
        if (document.get(key) instanceof Scalar.Bool(var value, var _)) {
            return value;
        }
        throw missing(key);
    }

    private static JsonTextException missing(String key) {
        return new JsonTextException("its " + key + " is missing, or of another kind");
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }

    private static Sequence texts(List<String> values) {
        return Sequence.ofTexts(values, Location.NONE);
    }
}
