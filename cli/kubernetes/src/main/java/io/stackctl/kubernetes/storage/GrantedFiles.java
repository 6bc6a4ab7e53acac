package io.stackctl.kubernetes.storage;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.tree.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The configs and secrets of a stack as objects. */
public final class GrantedFiles {

    /** Whether it is a config or a secret. */
    enum Kind {
        CONFIG("configs"),
        SECRET("secrets");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** Where definitions have them, of stacks and of services. */
        String key() {
            return key;
        }
    }

    private final StackScope stack;

    public GrantedFiles(StackScope stack) {
        this.stack = stack;
    }

    /** Those that are the stack's own. */
    public List<KubernetesObject> objects() {
        var objects = new ArrayList<KubernetesObject>();
        for (var kind : Kind.values()) {
            for (var definition : definitions(kind)) {
                if (!definition.external()) {
                    object(kind, definition).ifPresent(objects::add);
                }
            }
        }
        return objects;
    }

    List<FileDefinition> definitions(Kind kind) {
        return kind == Kind.CONFIG ? stack.stack().configs() : stack.stack().secrets();
    }

    Optional<FileDefinition> definition(Kind kind, String key) {
        return definitions(kind).stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** What the object is called: its own name where it has one that is not made of the stack's. */
    String name(FileDefinition definition) {
        var made = stack.stack().name() + "_" + definition.key();
        var said = definition.name();
        return ObjectNames.of(said.equals(made) ? definition.key() : said);
    }

    /** Changes with the content; empty where it is somebody else's. */
    String digest(Kind kind, String key) {
        return definition(kind, key)
                .filter(one -> !one.external())
                .flatMap(one -> content(one))
                .map(bytes -> {
                    var map = new FileMap();
                    map.put(key, bytes, Location.NONE);
                    return map.digest();
                })
                .orElse("");
    }

    private Optional<KubernetesObject> object(Kind kind, FileDefinition definition) {
        var path = kind.key + "." + definition.key();
        var entry = stack.stack().definition().mapping(kind.key).entry(definition.key());
        var place = entry == null ? definition.definition().location() : entry.keyLocation();
        var content = content(definition);
        if (content.isEmpty()) {
            stack.findings()
                    .refuse(
                            place,
                            path,
                            "its content is not to be had: " + source(definition),
                            "make it readable here, or let it be external");
            return Optional.empty();
        }
        var map = new FileMap();
        map.put(FileMap.key(definition.key()), content.get(), contentPlace(definition, place));
        if (map.isTooLong()) {
            stack.findings()
                    .refuse(place, path, "is longer than an object may be, 1 MiB", "use a volume");
            return Optional.empty();
        }
        var metadata = metadata(definition);
        return Optional.of(
                kind == Kind.CONFIG ? map.configMap(metadata, place) : map.secret(metadata, place));
    }

    private Mapping metadata(FileDefinition definition) {
        var metadata = stack.metadata(name(definition));
        var labels = definition.definition().mapping("labels");
        return metadata.put("annotations", Annotations.of(labels, stack.findings(), "")).build();
    }

    private static Location contentPlace(FileDefinition definition, Location place) {
        for (var key : List.of("content", "file", "environment")) {
            var node = definition.definition().find(key);
            if (node.isPresent() && node.get().location().isKnown()) {
                return node.get().location();
            }
        }
        return place;
    }

    private static String source(FileDefinition definition) {
        return definition
                .file()
                .map(file -> "file " + file)
                .or(() -> definition.environment().map(name -> "variable " + name))
                .orElse("nothing says where it is");
    }

    private Optional<byte[]> content(FileDefinition definition) {
        if (definition.file().isPresent()) {
            return stack.files().content(definition.file().get());
        }
        return stack.stack().textOf(definition).map(said -> said.getBytes(StandardCharsets.UTF_8));
    }
}
