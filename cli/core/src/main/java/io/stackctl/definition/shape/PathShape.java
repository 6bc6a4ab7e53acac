package io.stackctl.definition.shape;

import io.stackctl.definition.remote.RemoteReference;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.Optional;

/** A path on the host, relative to the project directory. */
public final class PathShape extends Shape {

    private static final ScalarShape TEXT = ScalarShape.text();

    private final boolean mayBeRemote;

    public PathShape() {
        this(false);
    }

    private PathShape(boolean mayBeRemote) {
        this.mayBeRemote = mayBeRemote;
    }

    /** That of a definition, which may lie in a registry or a Git repository instead. */
    public static PathShape ofDefinition() {
        return new PathShape(true);
    }

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        TEXT.check(node, path, mistakes);
    }

    @Override
    public Node absolute(Node node, KeyPath path, Paths paths, Mistakes mistakes) {
        return node instanceof Scalar.Text text
                        && !(mayBeRemote && RemoteReference.isOne(text.value()))
                ? new Scalar.Text(paths.absoluteUnlessWindows(text.value()), text.location())
                : node;
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        return TEXT.decode(node, path, mistakes);
    }
}
