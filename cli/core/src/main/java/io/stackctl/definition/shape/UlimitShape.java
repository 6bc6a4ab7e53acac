package io.stackctl.definition.shape;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.Optional;

/** One of {@code ulimits}: a number for both limits, or {@code soft} and {@code hard}. */
public final class UlimitShape extends FieldsShape {

    private final ScalarShape single;

    private UlimitShape(ScalarShape limit) {
        single = limit;
        add("soft", limit);
        add("hard", limit);
        required("soft", "hard");
    }

    /** Interpolated text becomes a number. */
    public static UlimitShape ofService() {
        return new UlimitShape(ScalarShape.whole().casts().keepsZero());
    }

    /** Only numbers, not text. */
    public static UlimitShape ofBuild() {
        return new UlimitShape(ScalarShape.whole().keepsZero());
    }

    @Override
    public Node cast(Scalar.Text text, KeyPath path, Context context) {
        return single.cast(text, path, context);
    }

    @Override
    public Node merge(Node earlier, Node later, KeyPath path, Mistakes mistakes) {
        return later;
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        if (node instanceof Mapping) {
            super.check(node, path, mistakes);
        } else {
            single.check(node, path, mistakes);
        }
    }

    @Override
    public Node expand(Node node, KeyPath path, Context context) {
        if (node instanceof Scalar.Text && !context.lenient()) {
            wrongType(node, path, "a number", context.mistakes());
        }
        return node;
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        if (node instanceof Mapping) {
            return super.decode(node, path, mistakes);
        }
        var limit = single.decode(node, path, mistakes);
        if (limit.isPresent() && limit.get() instanceof Scalar.Int zero && zero.value() == 0) {
            // Docker Compose cannot tell a limit of 0 from two limits of 0.
            return Optional.of(
                    Mapping.builder(node.location()).put("soft", zero).put("hard", zero).build());
        }
        return limit;
    }
}
