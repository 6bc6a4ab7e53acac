package io.stackctl.services.kit;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables a service is configured with, read into records: component {@code rssLimit} is
 * variable {@code RSS_LIMIT}. An empty variable counts as unset, because {@code NAME=} in an env
 * file cannot say otherwise.
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
        return create(type);
    }

    private <S extends Record> S create(Class<S> type) {
        return Records.create(
                type, Arrays.stream(type.getRecordComponents()).map(this::value).toArray());
    }

    /**
     * One line for each variable of the record that is missing or invalid, such as {@code PORT is
     * not set}.
     */
    List<String> problems(Class<? extends Record> type) {
        var problems = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            try {
                value(component);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (problems.isEmpty()) {
            try {
                create(type);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return problems;
    }

    private Object value(RecordComponent component) {
        var name = variable(component.getName());
        var text = text(name, component);
        if (text == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        try {
            return TextValue.convert(component.getType(), text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + "=" + text + " " + e.getMessage(), e);
        }
    }

    private @Nullable String text(String name, RecordComponent component) {
        var text = variables.getOrDefault(name, "");
        return text.isEmpty() ? Records.defaultOf(component) : text;
    }

    private static String variable(String component) {
        return component.replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
    }
}
