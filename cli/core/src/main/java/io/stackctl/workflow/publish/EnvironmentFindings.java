package io.stackctl.workflow.publish;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values in a definition that are written out although their names say that they are secrets, and
 * services that have env files, in all files that are published.
 */
final class EnvironmentFindings {

    private final Map<String, Set<String>> literals = new TreeMap<>();
    private final Set<String> withFiles = new TreeSet<>();

    EnvironmentFindings(List<PublishedFile> files) {
        for (var document : documents(files)) {
            for (var service : document.mapping("services").entries()) {
                if (service.value() instanceof Mapping definition) {
                    add(service.key(), definition);
                }
            }
        }
    }

    private static List<Mapping> documents(List<PublishedFile> files) {
        return files.stream()
                .flatMap(file -> file.documents().stream())
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
    }

    /** Configs whose content is written out, by name. */
    static Set<String> literalConfigs(List<PublishedFile> files) {
        var names = new TreeSet<String>();
        for (var document : documents(files)) {
            for (var config : document.mapping("configs").entries()) {
                if (config.value() instanceof Mapping definition
                        && SuspiciousText.isLiteral(definition.text("content", ""))) {
                    names.add(config.key());
                }
            }
        }
        return names;
    }

    private void add(String service, Mapping definition) {
        var files = definition.get("env_file");
        if (files != null && !(files instanceof Scalar.Null)) {
            withFiles.add(service);
        }
        switch (definition.get("environment")) {
            case Mapping variables ->
                    variables
                            .entries()
                            .forEach(entry -> add(service, entry.key(), text(entry.value())));
            case Sequence variables -> {
                for (var item : variables.items()) {
                    var text = String.valueOf(text(item));
                    int equals = text.indexOf('=');
                    if (equals > 0) {
                        add(service, text.substring(0, equals), text.substring(equals + 1));
                    }
                }
            }
            case null, default -> {}
        }
    }

    /** Null where the value comes from somewhere else. */
    private static @Nullable String text(Node value) {
        return value instanceof Scalar scalar && !(value instanceof Scalar.Null)
                ? scalar.text()
                : null;
    }

    private void add(String service, String key, @Nullable String value) {
        if (value != null && SuspiciousText.isName(key) && SuspiciousText.isLiteral(value)) {
            literals.computeIfAbsent(service, _ -> new TreeSet<>()).add(key);
        }
    }

    /** Each on a line; empty where there is nothing to ask about. */
    String text() {
        var text = new StringBuilder();
        var services = new TreeSet<>(withFiles);
        services.addAll(literals.keySet());
        for (var service : services) {
            if (withFiles.contains(service)) {
                text.append("  service \"").append(service).append("\": env_file declared\n");
            }
            var keys = literals.getOrDefault(service, Set.of());
            if (!keys.isEmpty()) {
                text.append("  service \"")
                        .append(service)
                        .append("\": literal value for ")
                        .append(
                                keys.stream()
                                        .map(key -> "\"" + key + "\"")
                                        .collect(Collectors.joining(", ")))
                        .append('\n');
            }
        }
        return text.toString();
    }
}
