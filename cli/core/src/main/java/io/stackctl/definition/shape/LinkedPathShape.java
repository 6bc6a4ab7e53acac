package io.stackctl.definition.shape;

import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A path on the host whose symbolic links are followed, since a watcher sees their targets. */
public final class LinkedPathShape extends Shape {

    private static final ScalarShape TEXT = ScalarShape.text().keepsZero();

    @Override
    public void check(Node node, KeyPath path, Mistakes mistakes) {
        TEXT.check(node, path, mistakes);
    }

    @Override
    public Node absolute(Node node, KeyPath path, Paths paths, Mistakes mistakes) {
        return node instanceof Scalar.Text text
                ? new Scalar.Text(withoutLinks(paths.absolute(text.value())), text.location())
                : node;
    }

    private static String withoutLinks(String absolute) {
        try {
            var path = Path.of(absolute);
            for (var end = path.getNameCount(); end > 0; end--) {
                var part =
                        path.getRoot() == null
                                ? path
                                : path.getRoot().resolve(path.subpath(0, end));
                if (Files.exists(part)) {
                    var rest = path.subpath(0, path.getNameCount());
                    return end == path.getNameCount()
                            ? part.toRealPath().toString()
                            : part.toRealPath()
                                    .resolve(rest.subpath(end, path.getNameCount()))
                                    .toString();
                }
            }
            return absolute;
        } catch (IOException | InvalidPathException e) {
            // What cannot be looked at is watched under the name it was given.
            return absolute;
        }
    }

    @Override
    public Optional<Node> decode(Node node, KeyPath path, Mistakes mistakes) {
        return TEXT.decode(node, path, mistakes);
    }
}
