package io.stackctl.definition.shape;

import io.stackctl.model.service.Peer;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.List;
import java.util.Optional;

/** A build context: a directory, or an address that the builder fetches. */
public final class ContextPathShape extends Shape {

    private static final ScalarShape TEXT = ScalarShape.text();
    private static final List<String> REMOTE =
            List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        TEXT.check(node, path, mistakes);
    }

    @Override
    public Node absolute(Node node, KeyPath path, Paths paths, Mistakes mistakes) {
        if (!(node instanceof Scalar.Text text)) {
            wrongType(node, path, "a string", mistakes);
            return node;
        }
        if (isRemote(text.value())) {
            return node;
        }
        return new Scalar.Text(paths.absolute(text.value()), text.location());
    }

    private static boolean isRemote(String text) {
        return text.contains("://")
                || Peer.service(text).isPresent()
                || REMOTE.stream().anyMatch(text::startsWith);
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        return TEXT.decode(node, path, mistakes);
    }
}
