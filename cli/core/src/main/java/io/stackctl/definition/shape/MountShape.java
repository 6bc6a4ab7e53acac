package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;

/** An entry of {@code volumes} of a service. */
public final class MountShape extends FieldsShape {

    public MountShape() {
        add(
                "type",
                ScalarShape.text().oneOf("bind", "volume", "tmpfs", "cluster", "npipe", "image"));
        add("source", ScalarShape.text());
        add("target", ScalarShape.text());
        add("read_only", ScalarShape.flag().casts());
        add("consistency", ScalarShape.text());
        add("bind", new BindShape());
        add(
                "volume",
                new FieldsShape()
                        .add("labels", KeyValuesShape.texts().keepsEqualKeys())
                        .add("nocopy", ScalarShape.flag().casts())
                        .add("subpath", ScalarShape.text()));
        add(
                "tmpfs",
                new FieldsShape()
                        .add("size", ScalarShape.wholeSize().range(0, Long.MAX_VALUE))
                        .add("mode", ScalarShape.unsigned()));
        add("image", new FieldsShape().add("subpath", ScalarShape.text()));
        required("type");
        shortForm(MountShape::expandText);
    }

    private static Node expandText(Scalar.Text text, KeyPath path, Context context) {
        try {
            return MountText.parse(text.value(), text.location());
        } catch (InvalidValueException e) {
            if (!context.lenient()) {
                context.mistakes()
                        .add(text.location(), path, String.valueOf(e.getMessage()), e.remedy());
            }
            return text;
        }
    }

    /** Two mounts at one target: the later one counts. */
    public static String target(Node node) {
        if (node instanceof Mapping mount) {
            return mount.text("target")
                    .orElseThrow(() ->
                            new InvalidValueException(
                                    "a service volume is missing a mount target",
                                    "add 'target:', the path in the container"));
        }
        if (node instanceof Scalar.Text text) {
            return MountText.target(text.value());
        }
        if (node instanceof Scalar) {
            return "";
        }
        return "";
    }

    @Override
    public Node absolute(Node node, KeyPath path, Paths paths, Mistakes mistakes) {
        if (!(node instanceof Mapping mount) || !mount.text("type", "").equals("bind")) {
            return node;
        }
        if (!(mount.get("source") instanceof Scalar.Text source)) {
            mistakes.add(
                    mount.location(),
                    path,
                    "invalid mount config for type \"bind\": field Source must not be empty",
                    "add 'source:', the path on the host");
            return node;
        }
        return mount.with(
                "source",
                new Scalar.Text(paths.absoluteUnlessWindows(source.value()), source.location()));
    }

    /**
     * Options of a bind mount. That a missing path is made is implied; whether somebody says so is
     * kept, as it is part of older configuration hashes.
     */
    private static final class BindShape extends FieldsShape {

        private static final String CREATES_PATH = "create_host_path";

        BindShape() {
            add("selinux", ScalarShape.text().oneOf("z", "Z"));
            add("propagation", ScalarShape.text());
            add(CREATES_PATH, ScalarShape.flag().keepsZero());
            add(
                    "recursive",
                    ScalarShape.text().oneOf("enabled", "disabled", "writable", "readonly"));
        }

        @Override
        public Node printed(Node node) {
            return node instanceof Mapping bind && bind.flag(CREATES_PATH)
                    ? bind.without(CREATES_PATH)
                    : node;
        }

        @Override
        public Node raw(Node node) {
            return node instanceof Mapping bind && !bind.has(CREATES_PATH)
                    ? bind.with(CREATES_PATH, new Scalar.Bool(true, bind.location()))
                    : node;
        }
    }
}
