package io.stackctl.docker.build;

import io.stackctl.model.build.IgnorePatterns;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lists what of a folder is sent to the builder. */
final class ContextFolder {

    private final IgnorePatterns ignored;
    private final Set<String> alwaysSent;
    private final List<ContextFile> files = new ArrayList<>();
    // Ignored folders on the way down: sent only once something below them is.
    private final Deque<ContextFile> held = new ArrayDeque<>();
    private final Set<Path> nameless = new HashSet<>();

    private ContextFolder(IgnorePatterns ignored, Set<String> alwaysSent) {
        this.ignored = ignored;
        this.alwaysSent = alwaysSent;
    }

    /**
     * Lists a context in an order that depends on the names only.
     *
     * @param alwaysSent files that are sent even when they are ignored, as the Dockerfile is
     * @throws IOException when something in it cannot be read
     */
    static List<ContextFile> files(Path root, IgnorePatterns ignored, Set<String> alwaysSent)
            throws IOException {
        var folder = new ContextFolder(ignored, alwaysSent);
        folder.walk(root, "");
        return List.copyOf(folder.files);
    }

    private void walk(Path folder, String prefix) throws IOException {
        for (var child : children(folder, prefix).entrySet()) {
            try {
                var found = ContextFile.at(child.getValue(), child.getKey());
                if (found.isPresent()) {
                    visit(found.get(), child.getValue());
                }
            } catch (NoSuchFileException e) {
                // Removed since the folder was listed: as if it had never been there.
            }
        }
    }

    private Map<String, Path> children(Path folder, String prefix) throws IOException {
        Map<String, Path> children = new TreeMap<>(FileNames.ORDER);
        try (var listing = Files.newDirectoryStream(folder)) {
            for (var child : listing) {
                var name = FileNames.text(child.getFileName());
                children.put(prefix + name.orElse(child.getFileName().toString()), child);
                if (name.isEmpty()) {
                    nameless.add(child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return children;
    }

    private void visit(ContextFile file, Path path) throws IOException {
        var name = file.name();
        var out = ignored.ignores(name) && !alwaysSent.contains(name);
        if (!out && nameless.contains(path)) {
            throw new IOException("the name of " + path + " is not UTF-8");
        }
        if (!file.isFolder()) {
            if (!out) {
                send(file);
            }
            return;
        }
        if (out
                && ignored.ignoresAllOf(name)
                && alwaysSent.stream().noneMatch(sent -> sent.startsWith(name + "/"))) {
            return;
        }
        if (out) {
            held.addLast(file);
        } else {
            send(file);
        }
        walk(path, name + "/");
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
