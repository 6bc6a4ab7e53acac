package io.stackctl.workflow.render;

import io.stackctl.files.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Those of this machine. */
public final class LocalFiles implements StackFiles {

    /** What an object of Kubernetes may hold, which is the tightest of those rendered for. */
    private static final int LONGEST = 1024 * 1024;

    private static final int MOST = 500;

    @Override
    public Kind kind(String path) {
        try {
            var place = Path.of(path);
            if (Files.isRegularFile(place)) {
                return Kind.FILE;
            }
            if (Files.isDirectory(place)) {
                return Kind.FOLDER;
            }
            return Files.exists(place) ? Kind.OTHER : Kind.MISSING;
        } catch (InvalidPathException noPath) {
            return Kind.MISSING;
        }
    }

    @Override
    public Optional<byte[]> content(String path) {
        if (kind(path) != Kind.FILE) {
            return Optional.empty();
        }
        try {
            var place = Path.of(path);
            return Files.size(place) > LONGEST
                    ? Optional.empty()
                    : Optional.of(InputFile.read(place));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<List<String>> below(String folder) {
        if (kind(folder) != Kind.FOLDER) {
            return Optional.empty();
        }
        var root = Path.of(folder);
        var found = new TreeSet<String>();
        var pending = new ArrayList<>(List.of(root));
        while (!pending.isEmpty()) {
            try (var entries = Files.newDirectoryStream(pending.removeLast())) {
                for (var entry : entries) {
                    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                        pending.add(entry);
                    } else if (Files.isRegularFile(entry)) {
                        found.add(root.relativize(entry).toString());
                    } else {
                        return Optional.empty();
                    }
                    if (found.size() + pending.size() > MOST) {
                        return Optional.empty();
                    }
                }
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(found));
    }
}
