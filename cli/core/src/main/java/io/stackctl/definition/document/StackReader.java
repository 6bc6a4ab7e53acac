package io.stackctl.definition.document;

import io.stackctl.definition.ConsistencyChecks;
import io.stackctl.definition.ExtensionReader;
import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.Location;
import io.stackctl.model.Extension;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Makes a stack of what was kept of it, after the checks that a definition of files gets. */
final class StackReader {

    private final KeptValues values;

    StackReader(KeptValues values) {
        this.values = values;
    }

    Stack stack() throws NoDocumentException {
        var directory = values.requiredText("project-directory");
        if (!directory.startsWith("/")) {
            throw new NoDocumentException("its project directory is not absolute");
        }
        var definition = checked(values.mapping("definition"));
        var services = checkedAs("services", values.mapping("services"));
        var disabled = checkedAs("services", values.mapping("disabled-services"));
        var unused = checkedAs("secrets", values.mapping("unused-secrets"));
        var enabled = joined(definition.mapping("services"), services);
        ConsistencyChecks.ofSelected(
                        definition.with("secrets", joined(definition.mapping("secrets"), unused)),
                        enabled,
                        disabled)
                .run();
        var extension =
                ExtensionReader.read(
                        definition.with("services", joined(enabled, disabled)), directory);
        return new Stack(
                StackName.of(values.requiredText("name")),
                new Sources(
                        directory, values.texts("config-files"), values.texts("environment-files")),
                definition,
                services(services),
                services(disabled),
                files(unused),
                values.variables(),
                inOrder(extension, values.texts("base-images"))
                        .withMissingEnvFiles(values.texts("missing-env-files")),
                values.flag("keeps-unused"));
    }

    /**
     * Takes a definition through what definitions of files go through. One of ours, which is in its
     * canonical form, stays as it is.
     */
    private static Mapping checked(Mapping definition) throws NoDocumentException {
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
        throw new NoDocumentException("it holds no definition");
    }

    private static Mapping checkedAs(String kind, Mapping values) throws NoDocumentException {
        return checked(Mapping.builder(Location.NONE).put(kind, values).build()).mapping(kind);
    }

    /** The definition has them sorted; they are made as they were written. */
    private static Extension inOrder(Extension extension, List<String> names)
            throws NoDocumentException {
        var places = new HashMap<String, Integer>();
        names.forEach(name -> places.put(name, places.size()));
        if (!places.keySet().equals(Set.copyOf(StackDocument.baseImages(extension)))) {
            throw new NoDocumentException(
                    "its base-images are others than those of its definition");
        }
        var images = new ArrayList<>(extension.baseImages());
        images.sort(Order.by(image -> places.getOrDefault(image.name().value(), 0)));
        return extension.withBaseImages(images);
    }

    private static Mapping joined(Mapping some, Mapping more) {
        var all = some.toBuilder();
        more.entries().forEach(all::put);
        return all.build();
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
}
