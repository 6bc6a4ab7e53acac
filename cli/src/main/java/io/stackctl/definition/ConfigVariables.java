package io.stackctl.definition;

import io.stackctl.definition.attribute.KeyOrder;
import io.stackctl.definition.variable.TemplateVariable;
import io.stackctl.definition.yaml.YamlPrinter;
import io.stackctl.failure.Location;
import io.stackctl.model.CanonicalJson;
import io.stackctl.model.Mapping;
import io.stackctl.model.Node;
import io.stackctl.model.Scalar;
import io.stackctl.model.Sequence;
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

    /** A JSON object by name. */
    public static String json(Mapping document) {
        return CanonicalJson.pretty(
                        tree(document, "Name", "DefaultValue", "PresenceValue", "Required"))
                + "\n";
    }

    /** A YAML mapping by name. */
    public static String yaml(Mapping document) {
        return YamlPrinter.print(
                tree(document, "name", "defaultvalue", "presencevalue", "required"));
    }

    private static Mapping tree(
            Mapping document, String name, String ifUnset, String ifSet, String required) {
        var tree = Mapping.builder(Location.NONE);
        of(document)
                .values()
                .forEach(variable ->
                        tree.put(
                                variable.name(),
                                Mapping.builder(Location.NONE)
                                        .put(name, text(variable.name()))
                                        .put(ifUnset, text(variable.defaultValue()))
                                        .put(ifSet, text(variable.presenceValue()))
                                        .put(
                                                required,
                                                new Scalar.Bool(variable.required(), Location.NONE))
                                        .build()));
        return tree.build();
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }
}
