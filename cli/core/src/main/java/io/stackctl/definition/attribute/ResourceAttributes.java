package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.ItemsShape;
import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.KeyValuesShape;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.definition.shape.OptionsShape;
import io.stackctl.definition.shape.PathShape;
import io.stackctl.definition.shape.Paths;
import io.stackctl.definition.shape.ResourceShape;
import io.stackctl.definition.shape.ScalarShape;
import io.stackctl.definition.shape.Shape;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** The attributes of networks, volumes, secrets, configs and models. */
final class ResourceAttributes {

    private ResourceAttributes() {}

    static Shape network() {
        return new ResourceShape()
                .add("name", ScalarShape.text())
                .add("driver", ScalarShape.text())
                .add("driver_opts", OptionsShape.textsAndNumbers())
                .add("ipam", ipam())
                .add("external", new ResourceShape.ExternalShape())
                .add("internal", ScalarShape.flag().casts())
                .add("attachable", ScalarShape.flag().casts())
                .add("labels", KeyValuesShape.texts())
                .add("enable_ipv4", ScalarShape.flag().casts().keepsZero())
                .add("enable_ipv6", ScalarShape.flag().casts().keepsZero())
                .nullable()
                .always()
                .jsonOnlyWhenEmpty("ipam");
    }

    private static Shape ipam() {
        return new FieldsShape()
                .add("driver", ScalarShape.text())
                .add("config", new AddressPoolsShape())
                .add("options", OptionsShape.textsOnly())
                .always();
    }

    static Shape volume() {
        return new VolumeShape()
                .externalStandsAlone()
                .add("name", ScalarShape.text())
                .add("driver", ScalarShape.text())
                .add("driver_opts", OptionsShape.textsAndNumbers())
                .add("external", new ResourceShape.ExternalShape())
                .add("labels", KeyValuesShape.texts().keepsEqualKeys())
                .nullable()
                .always();
    }

    static Shape secret() {
        return new ResourceShape()
                .oneSource("file", "environment")
                .add("name", ScalarShape.text())
                .add("file", new PathShape())
                .add("environment", ScalarShape.text())
                .add("external", new ResourceShape.ExternalShape())
                .add("labels", KeyValuesShape.texts().mergesPlainly())
                .add("driver", ScalarShape.text())
                .add("driver_opts", OptionsShape.textsAndNumbers())
                .add("template_driver", ScalarShape.text())
                .always();
    }

    static Shape config() {
        return new ResourceShape()
                .oneSource("file", "environment", "content")
                .add("name", ScalarShape.text())
                .add("file", new PathShape())
                .add("environment", ScalarShape.text())
                .add("content", ScalarShape.text())
                .add("external", new ResourceShape.ExternalShape())
                .add("labels", KeyValuesShape.texts().mergesPlainly())
                .add("template_driver", ScalarShape.text())
                .always();
    }

    static Shape model() {
        return new FieldsShape()
                .add("name", ScalarShape.text())
                .add("model", ScalarShape.text())
                .add("context_size", ScalarShape.strictWhole())
                .add("runtime_flags", new ItemsShape(ScalarShape.text()))
                .required("model");
    }

    /** A bind mount in the clothes of a local volume has a path on the host. */
    private static final class VolumeShape extends ResourceShape {

        @Override
        public Node absolute(Node node, KeyPath path, Paths paths, Mistakes mistakes) {
            if (!(node instanceof Mapping volume) || !volume.text("driver", "").equals("local")) {
                return node;
            }
            var options = volume.mapping("driver_opts");
            if (!options.text("o", "").equals("bind")
                    || !(options.get("device") instanceof Scalar.Text device)) {
                return node;
            }
            var absolute = paths.absoluteUnlessWindows(device.value());
            return volume.with(
                    "driver_opts",
                    options.with("device", new Scalar.Text(absolute, device.location())));
        }
    }

    /** {@code ipam.config}: pools are merged by their subnet. */
    private static final class AddressPoolsShape extends ItemsShape {

        AddressPoolsShape() {
            super(
                    new FieldsShape()
                            .add("subnet", ScalarShape.text())
                            .add("gateway", ScalarShape.text())
                            .add("ip_range", ScalarShape.text())
                            .add("aux_addresses", OptionsShape.textsOnly()));
        }

        @Override
        public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
            if (!(earlier instanceof Sequence before) || !(later instanceof Sequence after)) {
                return mergePlainly(earlier, later, path, mistakes);
            }
            if (before.items().size() == 1 && after.items().size() == 1) {
                var pool = before.items().getFirst();
                var other = after.items().getFirst();
                return sameSubnet(pool, other)
                        ? new Sequence(
                                List.of(item().merge(pool, other, path.item(0), mistakes)),
                                before.location())
                        : after;
            }
            var merged = new ArrayList<>(before.items());
            for (var pool : after.items()) {
                var at = indexOfSubnet(merged, pool);
                if (at < 0) {
                    merged.add(pool);
                } else {
                    merged.set(at, item().merge(merged.get(at), pool, path.item(at), mistakes));
                }
            }
            return new Sequence(merged, before.location());
        }

        private static int indexOfSubnet(Iterable<Node> pools, Node wanted) {
            var at = 0;
            for (var pool : pools) {
                if (sameSubnet(pool, wanted)) {
                    return at;
                }
                at++;
            }
            return -1;
        }

        private static boolean sameSubnet(Node left, Node right) {
            return left instanceof Mapping a
                    && right instanceof Mapping b
                    && a.text("subnet").equals(b.text("subnet"));
        }
    }
}
