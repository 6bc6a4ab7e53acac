package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Optional;

/** {@code env_file}: a path, or a list of paths and {@code {path, required, format}}. */
public final class EnvFilesShape extends ItemsShape {

    public EnvFilesShape() {
        super(new EnvFileShape());
        orSingle();
        mergesSingle();
        uniqueBy(EntryKeys::path);
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (node instanceof Scalar.Null) {
            wrongType(node, path, "a string or array", mistakes);
            return;
        }
        super.check(node, path, mistakes);
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        return node instanceof Scalar.Text ? new Sequence(List.of(node), node.location()) : node;
    }

    private static final class EnvFileShape extends FieldsShape {

        EnvFileShape() {
            add("path", new PathShape());
            add("required", ScalarShape.flag().keepsZero());
            add("format", ScalarShape.text());
            withoutExtensions();
            required("path");
            shortForm((text, path, context) -> withDefault(path(text)));
        }

        private static Mapping path(Scalar.Text text) {
            return Mapping.builder(text.location()).put("path", text).build();
        }

        private static Mapping withDefault(Mapping file) {
            return file.has("required")
                    ? file
                    : file.with("required", new Scalar.Bool(true, file.location()));
        }

        @Override
        public Node expand(Node node, KeyPath path, Context context) {
            return node instanceof Mapping file
                    ? withDefault(file)
                    : super.expand(node, path, context);
        }

        /** That the file has to be there is implied. */
        @Override
        public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
            return super.decode(
                            node instanceof Scalar.Text text ? path(text) : node, path, mistakes)
                    .map(file ->
                            file instanceof Mapping mapping && mapping.flag("required")
                                    ? mapping.without("required")
                                    : file);
        }
    }
}
