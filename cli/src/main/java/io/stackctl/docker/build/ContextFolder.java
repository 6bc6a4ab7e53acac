package io.stackctl.docker.build;

import io.stackctl.model.build.IgnorePatterns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lists what of a folder is sent to the builder. */
final class ContextFolder {

    private final Path root;
    private final IgnorePatterns ignored;
    private final String alwaysSent;
    private final List<ContextFile> files = new ArrayList<>();
    // Ignored folders on the way down: sent only once something below them is.
    private final Deque<ContextFile> held = new ArrayDeque<>();

    private ContextFolder(Path root, IgnorePatterns ignored, String alwaysSent) {
        this.root = root;
        this.ignored = ignored;
        this.alwaysSent = alwaysSent;
    }

    /**
     * Lists a context in an order that depends on the names only.
     *
     * @param alwaysSent a file that is sent even when it is ignored, as the Dockerfile is; empty
     *     for none
     * @throws IOException when something in it cannot be read
     */
    static List<ContextFile> files(Path root, IgnorePatterns ignored, String alwaysSent)
            throws IOException {
        var folder = new ContextFolder(root, ignored, alwaysSent);
        folder.walk(root, "");
        return List.copyOf(folder.files);
    }

    private void walk(Path folder, String prefix) throws IOException {
        List<String> names;
        try (var listing = Files.list(folder)) {
            names = listing.map(path -> path.getFileName().toString()).sorted().toList();
        }
        for (var child : names) {
            var found = ContextFile.at(folder.resolve(child), prefix + child);
            if (found.isPresent()) {
                visit(found.get());
            }
        }
    }

    private void visit(ContextFile file) throws IOException {
        var name = file.name();
        var out = ignored.ignores(name) && !name.equals(alwaysSent);
        if (!file.isFolder()) {
            if (!out) {
                send(file);
            }
            return;
        }
        if (out && ignored.ignoresAllOf(name) && !alwaysSent.startsWith(name + "/")) {
            return;
        }
        if (out) {
            held.addLast(file);
        } else {
            send(file);
        }
        walk(root.resolve(name), name + "/");
        if (out) {
            held.removeLastOccurrence(file);
        }
    }

    private void send(ContextFile file) {
        files.addAll(held);
        held.clear();
        files.add(file);
    }
}
