package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.LinkedPathShape;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;

/** {@code develop}: what {@code watch} does when files change. */
final class DevelopAttributes {

    private DevelopAttributes() {}

    static Shape develop() {
        return new FieldsShape().add("watch", new ItemsShape(new TriggerShape())).nullable();
    }

    private static final class TriggerShape extends FieldsShape {

        TriggerShape() {
            add("path", new LinkedPathShape());
            add(
                    "action",
                    ScalarShape.text()
                            .oneOf("rebuild", "sync", "restart", "sync+restart", "sync+exec")
                            .keepsZero());
            add("target", ScalarShape.text());
            add("exec", HookAttributes.hook().always());
            add("include", patterns());
            add("ignore", patterns());
            add("initial_sync", ScalarShape.strictFlag());
            required("path", "action");
            jsonOnlyWhenEmpty("exec");
        }

        private static Shape patterns() {
            return new ItemsShape(ScalarShape.text()).distinct().orSingle().expandsSingle();
        }

        @Override
        public void validate(Node node, KeyPath path, Mistakes mistakes) {
            if (node instanceof Mapping trigger
                    && trigger.get("path") instanceof Scalar.Text text
                    && text.value().isEmpty()) {
                mistakes.add(
                        text.location(),
                        path.key("path"),
                        "value can't be blank",
                        "name the directory or file to watch");
            }
        }
    }
}
