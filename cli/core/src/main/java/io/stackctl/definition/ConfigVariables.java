package io.stackctl.definition;

import io.stackctl.definition.shape.KeyOrder;
import io.stackctl.definition.variable.TemplateVariable;
import io.stackctl.definition.yaml.YamlPrinter;
import io.stackctl.failure.Location;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.Map;
import java.util.TreeMap;

/** The variables that the texts of a definition name. */
public final class ConfigVariables {

    private ConfigVariables() {}

    /** The variables of a document that was not interpolated, by name. */
    public static Map<String, TemplateVariable> of(Mapping document) {
        var variables = new TreeMap<String, TemplateVariable>(KeyOrder.BY_TEXT);
        collect(document, variables);
        return variables;
    }

    private static void collect(Node node, Map<String, TemplateVariable> variables) {
        switch (node) {
            case Mapping mapping ->
                    mapping.entries().forEach(entry -> collect(entry.value(), variables));
            case Sequence sequence -> sequence.items().forEach(item -> collect(item, variables));
            case Scalar.Text text ->
                    TemplateVariable.of(text.value())
                            .forEach(variable -> variables.put(variable.name(), variable));
            case Scalar ignored -> {}
        }
    }

    /** A JSON object by name; the variables' texts are not escaped for HTML, and a line follows. */
    public static String json(Mapping document) {
        var out = new StringBuilder();
        var separator = "{\n    ";
        for (var variable : of(document).values()) {
            out.append(separator);
            text(variable.name(), out).append(": {\n        \"Name\": ");
            text(variable.name(), out).append(",\n        \"DefaultValue\": ");
            text(variable.defaultValue(), out).append(",\n        \"PresenceValue\": ");
            text(variable.presenceValue(), out).append(",\n        \"Required\": ");
            out.append(variable.required()).append("\n    }");
            separator = ",\n    ";
        }
        return (out.isEmpty() ? "{" : out.append('\n')) + "}\n\n";
    }

    private static StringBuilder text(String text, StringBuilder out) {
        CanonicalJson.quote(text, out, false);
        return out;
    }

    /** A YAML mapping by name. */
    public static String yaml(Mapping document) {
        var tree = Mapping.builder(Location.NONE);
        for (var variable : of(document).values()) {
            tree.put(
                    variable.name(),
                    Mapping.builder(Location.NONE)
                            .put("name", text(variable.name()))
                            .put("defaultvalue", text(variable.defaultValue()))
                            .put("presencevalue", text(variable.presenceValue()))
                            .put("required", new Scalar.Bool(variable.required(), Location.NONE))
                            .build());
        }
        return YamlPrinter.print(tree.build(), 4);
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }
}
