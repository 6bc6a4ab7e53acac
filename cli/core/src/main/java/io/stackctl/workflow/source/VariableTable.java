package io.stackctl.workflow.source;

import io.stackctl.definition.ConfigVariables;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** {@code config --variables}: the variables of a definition, as a table, JSON or YAML. */
final class VariableTable {

    private static final int LEAST_WIDTH = 20;
    private static final int GAP = 3;

    private VariableTable() {}

    static String print(Mapping document, String format) {
        return switch (format) {
            case "json" -> ConfigVariables.json(document);
            case "yaml" -> ConfigVariables.yaml(document);
            case "", "table", "pretty" -> table(document);
            default ->
                    throw new StackException(
                            new InvalidRequest(
                                    "format value \""
                                            + format
                                            + "\" could not be parsed: parsing"
                                            + " failed",
                                    "use table, json or yaml"));
        };
    }

    private static String table(Mapping document) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE"));
        ConfigVariables.of(document)
                .forEach((name, variable) ->
                        rows.add(
                                List.of(
                                        name,
                                        Boolean.toString(variable.required()),
                                        variable.defaultValue(),
                                        variable.presenceValue())));
        var widths = new int[3];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length() + GAP);
            }
        }
        var text = new StringBuilder();
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                var width = Math.max(widths[i], LEAST_WIDTH);
                text.append(row.get(i)).repeat(' ', width - row.get(i).length());
            }
            text.append(row.getLast()).append('\n');
        }
        return text.toString();
    }
}
