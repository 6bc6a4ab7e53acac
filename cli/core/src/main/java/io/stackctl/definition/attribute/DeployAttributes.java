package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;

/** {@code deploy}, and the device requests that {@code gpus} shares with it. */
final class DeployAttributes {

    private DeployAttributes() {}

    static Shape deploy() {
        return new FieldsShape()
                .add("mode", ScalarShape.text())
                .add("replicas", ScalarShape.whole().casts().keepsZero())
                .add("labels", KeyValuesShape.texts())
                .add("update_config", update())
                .add("rollback_config", update())
                .add("resources", resources())
                .add("restart_policy", restartPolicy())
                .add("placement", placement())
                .add("endpoint_mode", ScalarShape.text())
                .nullable()
                .jsonOnlyWhenEmpty("resources", "placement");
    }

    private static Shape update() {
        return new FieldsShape()
                .add("parallelism", count())
                .add("delay", ScalarShape.duration())
                .add("failure_action", ScalarShape.text())
                .add("monitor", ScalarShape.duration())
                .add("max_failure_ratio", ScalarShape.fraction().casts())
                .add("order", ScalarShape.text().oneOf("start-first", "stop-first"));
    }

    /** A whole number of 0 or more. */
    private static ScalarShape count() {
        return ScalarShape.wholeUnsigned().casts().keepsZero();
    }

    private static Shape resources() {
        return new FieldsShape()
                .add(
                        "limits",
                        new FieldsShape()
                                .add("cpus", ScalarShape.fraction())
                                .add("memory", ScalarShape.textSize())
                                .add("pids", ScalarShape.whole()))
                .add(
                        "reservations",
                        new FieldsShape()
                                .add("cpus", ScalarShape.fraction())
                                .add("memory", ScalarShape.textSize())
                                .add(
                                        "devices",
                                        new ItemsShape(
                                                new DeviceRequestShape().required("capabilities")))
                                .add("generic_resources", new ItemsShape(genericResource())))
                .always();
    }

    private static Shape genericResource() {
        return new FieldsShape()
                .add(
                        "discrete_resource_spec",
                        new FieldsShape()
                                .add("kind", ScalarShape.text().keepsZero())
                                .add("value", ScalarShape.number().keepsZero()));
    }

    private static Shape restartPolicy() {
        return new FieldsShape()
                .add("condition", ScalarShape.text())
                .add("delay", ScalarShape.duration().keepsZero())
                .add("max_attempts", count())
                .add("window", ScalarShape.duration().keepsZero());
    }

    private static Shape placement() {
        return new FieldsShape()
                .add("constraints", new ItemsShape(ScalarShape.text()))
                .add(
                        "preferences",
                        new ItemsShape(new FieldsShape().add("spread", ScalarShape.text())))
                .add("max_replicas_per_node", ScalarShape.wholeUnsigned().casts())
                .always();
    }

    /** {@code gpus}: {@code all}, or device requests. */
    static Shape gpus() {
        return new GpusShape();
    }

    /** Devices by what they can do; all of them if neither a count nor ids are given. */
    private static final class DeviceRequestShape extends FieldsShape {

        DeviceRequestShape() {
            add("capabilities", new ItemsShape(ScalarShape.text()).distinct());
            add("driver", ScalarShape.text());
            add("count", ScalarShape.deviceCount());
            add("device_ids", new ItemsShape(ScalarShape.text()).distinct());
            add("options", KeyValuesShape.texts().mergesPlainly());
        }

        @Override
        public Node fill(Node node) {
            return node instanceof Mapping request
                            && !request.has("count")
                            && !request.has("device_ids")
                    ? request.with("count", new Scalar.Text("all", request.location()))
                    : node;
        }

        @Override
        public void validate(Node node, KeyPath path, Mistakes mistakes) {
            if (node instanceof Mapping request
                    && request.has("count")
                    && request.has("device_ids")) {
                mistakes.add(
                        request.location(),
                        path,
                        "\"count\" and \"device_ids\" attributes are exclusive",
                        "keep one of them");
            }
        }
    }

    private static final class GpusShape extends ItemsShape {

        private static final ScalarShape ALL = ScalarShape.text().oneOf("all");

        GpusShape() {
            super(new DeviceRequestShape().openEnded());
        }

        @Override
        public void check(Node node, KeyPath path, Mistakes mistakes) {
            if (node instanceof Scalar.Text) {
                ALL.check(node, path, mistakes);
            } else {
                super.check(node, path, mistakes);
            }
        }

        @Override
        public Node expand(Node node, KeyPath path, Context context) {
            if (!(node instanceof Scalar.Text text)) {
                return node;
            }
            var all = Mapping.builder(text.location()).put("count", text).build();
            return new Sequence(List.of(all), text.location());
        }
    }
}
