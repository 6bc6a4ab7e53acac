package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.ContextPathShape;
import io.stackctl.definition.shape.EntriesShape;
import io.stackctl.definition.shape.EntryKeys;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.GrantShape;
import io.stackctl.definition.shape.HostsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.definition.shape.SshShape;
import io.stackctl.definition.shape.UlimitShape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.Optional;

/** {@code build}: a context, or all of its attributes. */
final class BuildAttributes extends FieldsShape {

    private BuildAttributes() {}

    static Shape build() {
        return new BuildAttributes()
                .add("context", new ContextPathShape())
                .add("dockerfile", ScalarShape.text())
                .add("dockerfile_inline", ScalarShape.text())
                .add("entitlements", new ItemsShape(ScalarShape.text()))
                .add("args", KeyValuesShape.variables())
                .add("provenance", new StatementShape())
                .add("sbom", new StatementShape())
                .add("ssh", new SshShape())
                .add("labels", KeyValuesShape.texts())
                .add("cache_from", new ItemsShape(ScalarShape.text()))
                .add("cache_to", new ItemsShape(ScalarShape.text()))
                .add("no_cache", ScalarShape.flag())
                .add("no_cache_filter", new ItemsShape(ScalarShape.text()).distinct().orSingle())
                .add(
                        "additional_contexts",
                        KeyValuesShape.texts().expandsLists().values(new ContextPathShape()))
                .add("pull", ScalarShape.flag())
                .add("extra_hosts", new HostsShape())
                .add("isolation", ScalarShape.text())
                .add("network", ScalarShape.text())
                .add("target", ScalarShape.text())
                .add("secrets", new ItemsShape(GrantShape.ofBuild()))
                .add("shm_size", ScalarShape.wholeSize())
                .add("tags", new ItemsShape(ScalarShape.text()).uniqueBy(EntryKeys::beforeEquals))
                .add("ulimits", new EntriesShape(UlimitShape.ofBuild()).lowerCase())
                .add("platforms", new ItemsShape(ScalarShape.text()))
                .add("privileged", ScalarShape.flag())
                .shortForm((text, path, context) -> context(text));
    }

    private static Mapping context(Scalar.Text text) {
        return Mapping.builder(text.location()).put("context", text).build();
    }

    @Override
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        return mergePlainly(expanded(earlier), expanded(later), path, mistakes);
    }

    private static Node expanded(Node node) {
        if (node instanceof Scalar.Text text) {
            return context(text);
        }
        // What is no build at all is passed over, as Docker Compose does.
        if (node instanceof Scalar other) {
            return Mapping.empty(other.location());
        }
        return node;
    }

    @Override
    public Node fill(Node node) {
        return node instanceof Mapping build && !build.has("context")
                ? build.with("context", new Scalar.Text(".", build.location()))
                : node;
    }

    /** Text or a flag, which becomes text. */
    private static final class StatementShape extends Shape {

        private static final ScalarShape TEXT = ScalarShape.textOrFlag();

        @Override
        public void check(Node node, KeyPath path, Mistakes mistakes) {
            TEXT.check(node, path, mistakes);
        }

        @Override
        public Node expand(Node node, KeyPath path, Context context) {
            return node instanceof Scalar.Bool flag
                    ? new Scalar.Text(flag.text(), flag.location())
                    : node;
        }

        @Override
        public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
            return TEXT.decode(node, path, mistakes);
        }
    }
}
