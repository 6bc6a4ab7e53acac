package io.stackctl.definition;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.KeyOrder;
import io.stackctl.definition.yaml.YamlPrinter;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.CanonicalJson;
import io.stackctl.model.tree.JsonForm;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;

/** A definition as text, as {@code config} prints it. */
public final class ConfigText {

    private ConfigText() {}

    /** A stack as YAML; dollar signs are doubled, so that it can be read again. */
    public static String yaml(Stack stack) {
        return escaped(YamlPrinter.print(DocumentAttributes.yaml(printed(stack))));
    }

    /** A stack as JSON; dollar signs are doubled, so that it can be read again. */
    public static String json(Stack stack) {
        var document = printed(stack);
        var json = JsonForm.document(document).toBuilder();
        for (var entry : document.entries()) {
            if (entry.key().startsWith("x-")) {
                json.put(entry.key(), entry.value());
            }
        }
        return escaped(CanonicalJson.pretty(json.build()));
    }

    /** A document that was not resolved, as YAML. */
    public static String rawYaml(Mapping document) {
        return YamlPrinter.print(KeyOrder.sorted(raw(document), KeyOrder.FOR_READERS));
    }

    /** A document that was not resolved, as JSON. */
    public static String rawJson(Mapping document) {
        return CanonicalJson.pretty(KeyOrder.byText(raw(document)));
    }

    private static Mapping printed(Stack stack) {
        return (Mapping)
                DocumentAttributes.pass(
                        withoutContents(stack.definition()),
                        (shape, node, path) -> shape.printed(node));
    }

    private static Node raw(Mapping document) {
        return DocumentAttributes.pass(document, (shape, node, path) -> shape.raw(node));
    }

    private static String escaped(String text) {
        return text.replace("$", "$$");
    }

    /** What came from a variable is printed as the name of the variable. */
    private static Mapping withoutContents(Mapping document) {
        var configs = document.mapping("configs");
        if (configs.isEmpty()) {
            return document;
        }
        var kept = Mapping.builder(configs.location());
        for (var entry : configs.entries()) {
            kept.put(
                    entry.key(),
                    entry.keyLocation(),
                    entry.value() instanceof Mapping config && config.has("environment")
                            ? config.without("content")
                            : entry.value());
        }
        return document.with("configs", kept.build());
    }
}
