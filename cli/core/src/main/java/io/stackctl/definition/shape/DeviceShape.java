package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;

/** A device of the host: {@code SOURCE[:TARGET[:PERMISSIONS]]}, or all attributes. */
public final class DeviceShape extends FieldsShape {

    public DeviceShape() {
        add("source", ScalarShape.text());
        add("target", ScalarShape.text());
        add("permissions", ScalarShape.text());
        required("source");
        shortForm(DeviceShape::expandText);
    }

    public static String target(Node node) {
        if (node instanceof Mapping device) {
            return device.text("target")
                    .orElseThrow(() ->
                            new InvalidValueException(
                                    "a device is missing a mount target",
                                    "add 'target:', the path in the container"));
        }
        if (node instanceof Scalar scalar) {

            var parts = scalar.text().split(":", -1);
            return parts.length == 1 ? parts[0] : parts[1];
        }
        return "";
    }

    private static Node expandText(Scalar.Text text, KeyPath path, Context context) {
        var parts = text.value().split(":", -1);
        if (parts.length > 3) {
            if (!context.lenient()) {
                context.mistakes()
                        .add(
                                text.location(),
                                path,
                                "confusing device mapping, please use long syntax: " + text.value(),
                                "write source:, target: and permissions: each on its line");
            }
            return text;
        }
        var target = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : parts[0];
        return Mapping.builder(text.location())
                .put("source", new Scalar.Text(parts[0], text.location()))
                .put("target", new Scalar.Text(target, text.location()))
                .put(
                        "permissions",
                        new Scalar.Text(parts.length > 2 ? parts[2] : "rwm", text.location()))
                .build();
    }
}
