package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.service.IpAddress;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;

/** {@code ports}: a short form may stand for several ports, so the list is expanded as a whole. */
public final class PortsShape extends ItemsShape {

    public PortsShape() {
        super(new PortShape());
        distinct();
        uniqueBy(PortsShape::key);
    }

    /** Text is compared as it is written; the long form by address, ports and protocol. */
    private static String key(Node node) {
        if (node instanceof Mapping port) {

            var target = port.get("target");
            if (target == null) {
                throw new InvalidValueException(
                        "a port is missing its target", "add 'target:', the port inside");
            }
            var published = port.get("published");
            return port.text("host_ip", "0.0.0.0")
                    + ":"
                    + (published == null ? "" : published.kind() + text(published))
                    + ":"
                    + text(target)
                    + "/"
                    + port.text("protocol", "tcp");
        }
        return text(node);
    }

    /** What is no single value has none: it is reported when the list is checked, after this. */
    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var expanded = new ArrayList<Node>();
        for (var i = 0; i < sequence.items().size(); i++) {
            var item = sequence.items().get(i);
            if (!(item instanceof Scalar scalar)) {
                expanded.add(item);
                continue;
            }
            try {
                expanded.addAll(PortText.parse(scalar.text(), scalar.location()));
            } catch (InvalidValueException e) {
                if (context.lenient()) {
                    return node;
                }
                context.mistakes()
                        .add(
                                item.location(),
                                path.item(i),
                                String.valueOf(e.getMessage()),
                                e.remedy());
            }
        }
        return new Sequence(expanded, sequence.location());
    }

    /** One port: a number, text, or the long form. */
    private static final class PortShape extends FieldsShape {

        PortShape() {
            add("name", ScalarShape.text());
            add("mode", ScalarShape.text());
            add("host_ip", ScalarShape.text());
            add("target", ScalarShape.wholeUnsigned().casts());
            add("published", ScalarShape.textOrWhole());
            add("protocol", ScalarShape.text());
            add("app_protocol", ScalarShape.text());
        }

        @Override
        public void check(Node node, KeyPath path, Mistakes mistakes) {
            if (node instanceof Scalar.Text) {

            } else if (node instanceof Scalar.Int) {

            } else if (node instanceof Mapping) {
                super.check(node, path, mistakes);
            } else {
                wrongType(node, path, "a number, a string or a mapping", mistakes);
            }
        }

        @Override
        public Node fill(Node node) {
            if (!(node instanceof Mapping port)) {
                return node;
            }
            var filled = port.toBuilder();
            if (!port.has("protocol")) {
                filled.put("protocol", new Scalar.Text("tcp", port.location()));
            }
            if (!port.has("mode")) {
                filled.put("mode", new Scalar.Text("ingress", port.location()));
            }
            return filled.build();
        }

        @Override
        public void validate(Node node, KeyPath path, Mistakes mistakes) {
            if (node instanceof Mapping port
                    && port.get("host_ip") instanceof Scalar.Text address
                    && !IpAddress.isValid(address.value())) {
                mistakes.add(
                        address.location(),
                        path.key("host_ip"),
                        "invalid ip address: " + address.value(),
                        "use an address such as 127.0.0.1 or ::1");
            }
        }
    }
}
