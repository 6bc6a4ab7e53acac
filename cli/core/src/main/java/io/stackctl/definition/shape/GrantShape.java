package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;

/** A secret or config that a service or build gets as a file: its name, or all attributes. */
public final class GrantShape extends FieldsShape {

    private final String defaultDirectory;

    private GrantShape(String defaultDirectory) {
        this.defaultDirectory = defaultDirectory;
        add("source", ScalarShape.text());
        add("target", ScalarShape.text());
        add("uid", ScalarShape.text());
        add("gid", ScalarShape.text());
        add("mode", ScalarShape.mode());
        shortForm((text, path, context) ->
                Mapping.builder(text.location()).put("source", text).build());
    }

    /** Lists of {@code secrets} of a service: mounted at {@code /run/secrets/NAME} by default. */
    public static Shape secrets() {
        return new ItemsShape(new GrantShape("/run/secrets"))
                .uniqueBy(node -> EntryKeys.grantTarget(node, "/run/secrets"));
    }

    /** Lists of {@code configs} of a service. */
    public static Shape configs() {
        return new ItemsShape(new GrantShape("")).uniqueBy(node -> EntryKeys.grantTarget(node, ""));
    }

    /** {@code build.secrets}. */
    public static GrantShape ofBuild() {
        return new GrantShape("");
    }

    @Override
    public Node fill(Node node) {
        if (defaultDirectory.isEmpty() || !(node instanceof Mapping grant) || grant.has("target")) {
            return node;
        }
        var target = defaultDirectory + "/" + grant.text("source", "");
        return grant.with("target", new Scalar.Text(target, grant.location()));
    }
}
