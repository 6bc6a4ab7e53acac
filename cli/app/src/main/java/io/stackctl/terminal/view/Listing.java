package io.stackctl.terminal.view;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.template.GoTemplate;
import io.stackctl.terminal.template.InvalidTemplateException;
import io.stackctl.terminal.text.GoJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Prints things in whatever form {@code --format} names: a table, {@code json}, {@code raw}, a
 * template, or {@code table} and a template, whose tabs part the columns.
 */
final class Listing {

    private final Map<String, String> headers;
    private final List<String> columns;
    private final String raw;

    /**
     * Declares what there is to print.
     *
     * @param headers the heading of each field
     * @param columns the fields of the usual table
     * @param raw the template of {@code raw}; empty where there is none
     */
    Listing(Map<String, String> headers, List<String> columns, String raw) {
        this.headers = headers;
        this.columns = columns;
        this.raw = raw;
    }

    /**
     * Prints rows of fields.
     *
     * @throws StackException for a template that cannot be understood
     */
    String print(String format, List<Map<String, Object>> rows) {
        try {
            return switch (format) {
                case "", "table", "pretty" -> usualTable(rows);
                case "json" -> lines(rows, GoJson::of);
                case "raw" -> raw.isEmpty() ? template("raw", rows) : template(raw, rows);
                default ->
                        format.startsWith("table ")
                                ? table(format.substring("table ".length()), rows)
                                : template(format, rows);
            };
        } catch (InvalidTemplateException invalid) {
            throw new StackException(
                    new Failure.InvalidRequest(
                            String.valueOf(invalid.getMessage()),
                            "Fields: " + String.join(", ", headers.keySet())),
                    invalid);
        }
    }

    private String usualTable(List<Map<String, Object>> rows) {
        TextTable table = TextTable.narrow();
        table.row(columns.stream().map(column -> headers.getOrDefault(column, column)).toList());
        for (Map<String, Object> row : rows) {
            table.row(columns.stream().map(column -> String.valueOf(row.get(column))).toList());
        }
        return table.toString();
    }

    private String table(String text, List<Map<String, Object>> rows) {
        GoTemplate template = GoTemplate.of(text, GoJson::of);
        TextTable table = TextTable.narrow();
        Map<String, Object> head = new LinkedHashMap<>(headers);
        head.put(GoTemplate.LABEL_LOOKUP, (Function<String, String>) key -> key);
        table.row(List.of(template.fill(head).split("\t", -1)));
        for (Map<String, Object> row : rows) {
            table.row(List.of(template.fill(row).split("\t", -1)));
        }
        return table.toString();
    }

    private static String template(String text, List<Map<String, Object>> rows) {
        GoTemplate template = GoTemplate.of(text, GoJson::of);
        return lines(rows, template::fill);
    }

    private static String lines(
            List<Map<String, Object>> rows, Function<Map<String, Object>, String> line) {
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            lines.add(line.apply(row) + "\n");
        }
        return String.join("", lines);
    }
}
