package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.DroppedShape;
import io.stackctl.definition.shape.EntriesShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;

/** The whole document: its top-level keys, in the order in which {@code config} prints them. */
public final class DocumentAttributes {

    private static final Shape SERVICE = ServiceAttributes.service();

    private static final FieldsShape DOCUMENT =
            new FieldsShape()
                    .add("version", new DroppedShape(ScalarShape.text()))
                    .add("name", ScalarShape.text())
                    .add("include", new DroppedShape(new ItemsShape(include())))
                    .add("services", new EntriesShape(SERVICE).named().keepsEmpty())
                    .add("networks", resources(ResourceAttributes.network()).othersIgnored())
                    .add("volumes", resources(ResourceAttributes.volume()))
                    .add("secrets", resources(ResourceAttributes.secret()))
                    .add("configs", resources(ResourceAttributes.config()))
                    .add("models", resources(ResourceAttributes.model()).othersIgnored());

    private DocumentAttributes() {}

    private static EntriesShape resources(Shape shape) {
        return new EntriesShape(shape).named();
    }

    private static Shape include() {
        return new FieldsShape()
                .add("path", paths())
                .add("env_file", paths())
                .add("project_directory", ScalarShape.text())
                .withoutExtensions()
                .shortForm((text, path, context) ->
                        Mapping.builder(text.location()).put("path", text).build());
    }

    private static Shape paths() {
        return new ItemsShape(ScalarShape.text()).distinct().orSingle();
    }

    /** The shape of a document. */
    public static Shape document() {
        return DOCUMENT;
    }

    /** The shape of a service. */
    public static Shape service() {
        return SERVICE;
    }

    /** The shape of {@code deploy} of a service. */
    public static Shape deploy() {
        return SERVICE.at("deploy");
    }

    /** Runs a pass over a document, parents before children. */
    public static Node pass(Node document, Shape.Pass step) {
        return new Walk(step).apply(DOCUMENT, document, KeyPath.ROOT);
    }

    /** A canonical document as YAML has it. */
    public static Node yaml(Node document) {
        Shape.Pass walk =
                new Shape.Pass() {
                    @Override
                    public Node apply(Shape shape, Node node, KeyPath path) {
                        return node instanceof Scalar.Null
                                ? node
                                : shape.yaml(shape.children(node, path, this));
                    }
                };
        return walk.apply(DOCUMENT, document, KeyPath.ROOT);
    }

    /** Merges two documents, the later one over the earlier. */
    public static Node merge(Node earlier, Node later, Mistakes mistakes) {
        return DOCUMENT.merge(earlier, later, KeyPath.ROOT, mistakes);
    }

    /** Calls a step for each value, then goes on with what the step made of it. */
    private record Walk(Shape.Pass step) implements Shape.Pass {
        @Override
        public Node apply(Shape shape, Node node, KeyPath path) {
            var changed = step.apply(shape, node, path);
            return changed instanceof Scalar.Null ? changed : shape.children(changed, path, this);
        }
    }
}
