package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.Context;
import io.stackctl.definition.shape.EntriesShape;
import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.NamesShape;
import io.stackctl.definition.shape.PathShape;
import io.stackctl.definition.shape.ProviderOptionShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.Map;

/** When a service is part of the stack, how often, and what it needs beside it. */
final class RelationAttributes {

    private RelationAttributes() {}

    static void addTo(Map<String, Shape> service) {
        service.put("profiles", TextItems.keyed());
        service.put("depends_on", dependsOn());
        service.put("deploy", DeployAttributes.deploy());
        service.put("extends", extended());
        service.put("models", models());
        service.put("provider", provider());
        service.put("scale", ScalarShape.whole().casts().keepsZero());
    }

    private static Shape dependsOn() {
        var dependency =
                new DependencyShape()
                        .add(
                                "condition",
                                ScalarShape.text()
                                        .oneOf(
                                                "service_started",
                                                "service_healthy",
                                                "service_completed_successfully"))
                        .add("restart", ScalarShape.flag().casts())
                        .add("required", ScalarShape.strictFlag().casts().keepsZero())
                        .required("condition");
        return new NamesShape(
                new EntriesShape(dependency).named(),
                place ->
                        Mapping.builder(place)
                                .put("condition", new Scalar.Text("service_started", place))
                                .put("required", new Scalar.Bool(true, place))
                                .build());
    }

    private static final class DependencyShape extends FieldsShape {

        @Override
        public Node expand(Node node, KeyPath path, Context context) {
            return node instanceof Mapping dependency && !dependency.has("required")
                    ? dependency.with("required", new Scalar.Bool(true, dependency.location()))
                    : node;
        }
    }

    private static Shape provider() {
        return new FieldsShape()
                .add("type", ScalarShape.text())
                .add("options", new EntriesShape(new ProviderOptionShape()))
                .required("type");
    }

    private static Shape extended() {
        return new FieldsShape()
                .add("file", PathShape.ofDefinition())
                .add("service", ScalarShape.text())
                .withoutExtensions()
                .required("service")
                .shortForm((text, path, context) ->
                        Mapping.builder(text.location()).put("service", text).build());
    }

    private static Shape models() {
        var model =
                new FieldsShape()
                        .add("endpoint_var", ScalarShape.text())
                        .add("model_var", ScalarShape.text())
                        .nullable();
        return new NamesShape(
                        new EntriesShape(model).named().othersIgnored().keepsNull(),
                        place -> new Scalar.Null(place))
                .readsExtensions();
    }
}
