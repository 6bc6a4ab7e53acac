package io.stackctl.services.kit;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables a service is configured with, read into records: component {@code rssLimit} is
 * variable {@code RSS_LIMIT}; a component {@code database} that is itself a record of {@code host}
 * and {@code name} is {@code DATABASE_HOST} and {@code DATABASE_NAME}.
 *
 * <p>Instead of a value, a variable with {@code _FILE} behind its name may name the file that holds
 * it, as Compose secrets are given. An empty variable counts as unset, because {@code NAME=} in an
 * env file cannot say otherwise.
 */
public final class Environment {
    private final Map<String, String> variables;

    public Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /**
     * Makes the record from its variables.
     *
     * @throws ConfigurationException naming every missing and every invalid variable, not only the
     *     first
     */
    public <S extends Record> S read(Class<S> type) {
        var problems = problems(type);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return type.cast(create(type, ""));
    }

    /**
     * One line for each variable of the record that is missing or invalid, such as {@code PORT is
     * not set}.
     */
    List<String> problems(Class<? extends Record> type) {
        return problems(type, "");
    }

    private List<String> problems(Class<?> type, String prefix) {
        var problems = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            if (isGroup(component)) {
                problems.addAll(problems(component.getType(), name(component, prefix) + "_"));
            } else {
                complaint(() -> value(component, prefix), problems);
            }
        }
        if (problems.isEmpty()) {
            complaint(() -> create(type, prefix), problems);
        }
        return problems;
    }

    private static void complaint(Runnable reading, List<String> problems) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }

    private Object create(Class<?> type, String prefix) {
        return Records.create(
                type,
                Arrays.stream(type.getRecordComponents())
                        .map(component -> value(component, prefix))
                        .toArray());
    }

    private Object value(RecordComponent component, String prefix) {
        var name = name(component, prefix);
        if (isGroup(component)) {
            return create(component.getType(), name + "_");
        }
        var text = text(name, component);
        if (text == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        try {
            return TextValue.convert(component.getType(), text);
        } catch (IllegalArgumentException e) {
            var said = component.getType() == Secret.class ? name : name + "=" + text;
            throw new IllegalArgumentException(said + " " + e.getMessage(), e);
        }
    }

    private @Nullable String text(String name, RecordComponent component) {
        var text = variables.getOrDefault(name, "");
        var file = variables.getOrDefault(name + "_FILE", "");
        if (!text.isEmpty() && !file.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " and " + name + "_FILE are both set: leave one of them out");
        }
        var value = file.isEmpty() ? text : content(name + "_FILE", file);
        return value.isEmpty() ? Records.defaultOf(component) : value;
    }

    /** The file's text without the line end that editors leave behind it. */
    private static String content(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new IllegalArgumentException(variable + "=" + file + " cannot be read", e);
        }
    }

    private static boolean isGroup(RecordComponent component) {
        return component.getType().isRecord() && !TextValue.converts(component.getType());
    }

    private static String name(RecordComponent component, String prefix) {
        return prefix
                + component
                        .getName()
                        .replaceAll("([A-Z])", "_$1")
                        .toUpperCase(java.util.Locale.ROOT);
    }
}
