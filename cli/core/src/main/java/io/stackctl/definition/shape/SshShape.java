package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.Optional;

/** {@code build.ssh}: {@code default}, or keys by id; a mapping or a list of {@code id=path}. */
public final class SshShape extends KeyValuesShape {

    public SshShape() {
        mergesPlainly();
        values(new PathShape());
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var keys = Mapping.builder(sequence.location());
        for (var item : sequence.items()) {
            if (!(item instanceof Scalar.Text text)) {
                continue;
            }
            var equals = text.value().indexOf('=');
            if (equals >= 0) {
                keys.put(
                        text.value().substring(0, equals),
                        new Scalar.Text(text.value().substring(equals + 1), text.location()));
            } else if (text.value().equals("default")) {
                keys.put("default", new Scalar.Null(text.location()));
            } else {
                context.mistakes()
                        .add(
                                text.location(),
                                path,
                                "invalid ssh key \"" + text.value() + "\"",
                                "write 'default', or 'id=path' of a key or agent socket");
            }
        }
        return keys.build();
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (!(node instanceof Mapping mapping) || mapping.isEmpty()) {
            return Optional.empty();
        }
        var keys = new ArrayList<Node>();
        for (var entry : KeyOrder.shallow(mapping, KeyOrder.BY_TEXT).entries()) {
            var key = ((Scalar) entry.value()).text();
            keys.add(
                    new Scalar.Text(
                            key.isEmpty() ? entry.key() : entry.key() + ": " + key,
                            entry.value().location()));
        }
        return Optional.of(new Sequence(keys, node.location()));
    }

    @Override
    public Node yaml(Node node) {
        return node;
    }
}
