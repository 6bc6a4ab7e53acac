package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.CommandShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;

/** Commands that run in a container: {@code post_start}, {@code pre_stop}, {@code watch.exec}. */
final class HookAttributes {

    private HookAttributes() {}

    static FieldsShape hook() {
        return new FieldsShape()
                .add("command", CommandShape.appending())
                .add("user", ScalarShape.text())
                .add("privileged", ScalarShape.flag())
                .add("working_dir", ScalarShape.text())
                .add("environment", KeyValuesShape.variables().mergesPlainly())
                .required("command")
                .jsonOnlyWhenEmpty("command");
    }

    static Shape hooks() {
        return new ItemsShape(hook());
    }
}
