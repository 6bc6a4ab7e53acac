package io.stackctl.workflow.source;

import io.stackctl.definition.ConfigVariables;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;

/** {@code config --variables}: the variables of a definition, as a table, JSON or YAML. */
final class VariableTable {

    private static final int LEAST_WIDTH = 20;

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
        var rows =
                new AlignedRows(
                        LEAST_WIDTH, "NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
        ConfigVariables.of(document)
                .forEach((name, variable) ->
                        rows.add(
                                name,
                                Boolean.toString(variable.required()),
                                variable.defaultValue(),
                                variable.presenceValue()));
        return rows.toString();
    }
}
