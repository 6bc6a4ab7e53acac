package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.CommandShape;
import io.stackctl.definition.shape.EnvFilesShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs in a container, how it starts and ends, and how one sees that it is well. */
final class ProgramAttributes {

    private ProgramAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("command", CommandShape.replacing());
        service.put("entrypoint", CommandShape.replacing());
        service.put("environment", KeyValuesShape.variables());
        service.put("env_file", new EnvFilesShape());
        service.put("working_dir", ScalarShape.text());
        service.put("user", ScalarShape.text());
        service.put("group_add", new ItemsShape(ScalarShape.textOrNumber()).distinct());
        service.put("tty", ScalarShape.flag().casts());
        service.put("stdin_open", ScalarShape.flag().casts());
        service.put("attach", ScalarShape.flag().keepsZero());
        service.put("init", ScalarShape.flag().casts().keepsZero());
        service.put("healthcheck", healthcheck());
        service.put("pre_start", HookAttributes.initSteps());
        service.put("post_start", HookAttributes.hooks());
        service.put("pre_stop", HookAttributes.hooks());
        service.put("restart", ScalarShape.text());
        service.put("stop_signal", ScalarShape.text());
        service.put("stop_grace_period", ScalarShape.duration().keepsZero());
    }

    private static Shape healthcheck() {
        return new FieldsShape()
                .add("test", new HealthTestShape())
                .add("timeout", ScalarShape.duration().keepsZero())
                .add("interval", ScalarShape.duration().keepsZero())
                .add("retries", ScalarShape.unsigned().casts().keepsZero())
                .add("start_period", ScalarShape.duration().keepsZero())
                .add("start_interval", ScalarShape.duration().keepsZero())
                .add("disable", ScalarShape.flag().casts());
    }

    /** {@code healthcheck.test}: a line for a shell, or a list that starts with its kind. */
    private static final class HealthTestShape extends Shape {

        private static final ItemsShape WORDS = new ItemsShape(ScalarShape.text()).orSingle();

        @Override
        public Node children(Node node, KeyPath path, Pass pass) {
            return WORDS.children(node, path, pass);
        }

        @Override
        public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
            return later;
        }

        @Override
        public void check(Node node, KeyPath path, Mistakes mistakes) {
            WORDS.check(node, path, mistakes);
        }

        @Override
        public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
            if (!(node instanceof Scalar.Text text)) {
                return WORDS.decode(node, path, mistakes);
            }
            return Optional.of(
                    new Sequence(
                            List.of(new Scalar.Text("CMD-SHELL", text.location()), text),
                            text.location()));
        }
    }
}
