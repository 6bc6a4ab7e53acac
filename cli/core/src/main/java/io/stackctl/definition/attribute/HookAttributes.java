package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.CommandShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;

/**
 * Commands that run in a container, {@code post_start}, {@code pre_stop} and {@code watch.exec},
 * and those that have one of their own, {@code pre_start}.
 */
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

    /** {@code pre_start}; without a command, a step runs what its image runs. */
    static Shape initSteps() {
        return new ItemsShape(
                new FieldsShape()
                        .add("command", CommandShape.appending())
                        .add("image", ScalarShape.text())
                        .add("user", ScalarShape.text())
                        .add("privileged", ScalarShape.flag())
                        .add("working_dir", ScalarShape.text())
                        .add("environment", KeyValuesShape.variables().mergesPlainly())
                        .add("per_replica", ScalarShape.flag())
                        .jsonOnlyWhenEmpty("command"));
    }
}
