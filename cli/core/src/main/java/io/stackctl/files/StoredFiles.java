package io.stackctl.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files below a folder of the user's own choice, as programs keep their settings. No link below it
 * is followed, and a file that is replaced is so when the new one is complete.
 */
public final class StoredFiles {

    private static final int DEEPEST = 8;

    private final Path base;

    private StoredFiles(Path base) {
        this.base = base;
    }

    /** Those below a folder that is there. */
    public static StoredFiles in(Path base) {
        return new StoredFiles(base);
    }

    /**
     * Writes a file, and makes the folders on the way that are missing.
     *
     * @param name such as {@code contexts/meta/1f/meta.json}
     * @param folderMode of folders that are made
     * @param mode of a file that is new; another keeps its own
     * @throws IOException with path and reason; when a link or a folder lies where the file
     *     belongs, too
     */
    public void write(String name, byte[] content, int folderMode, int mode) throws IOException {
        var way = way(name);
        var file = way.removeLast();
        try (var top = OpenFolder.at(base);
                var above = Descent.making(top, way, folderMode)) {
            write(above.end(), file, content, mode);
        } catch (PosixException e) {
            throw e.of(RawName.of(base.resolve(name)));
        }
    }

    private void write(OpenFolder folder, RawName name, byte[] content, int mode)
            throws IOException {
        var old = folder.find(name);
        if (old.isPresent() && !old.get().is(FileStatus.Kind.FILE)) {
            throw new IOException(folder.path().child(name) + " is no regular file");
        }
        var temporary = Temporary.in(folder);
        try {
            try (var file = folder.create(temporary)) {
                file.write(content);
                if (old.isPresent()) {
                    file.setOwner(old.get().user(), old.get().group());
                }
                file.setMode(old.isPresent() ? old.get().mode() : mode);
            }
            folder.replace(name, temporary);
        } finally {
            folder.remove(temporary);
            Temporary.forget(folder, temporary);
        }
    }

    /**
     * Removes a folder and all that lies in it, unless it is gone.
     *
     * @throws IOException with path and reason
     */
    public void removeFolder(String name) throws IOException {
        var way = way(name);
        var folder = way.removeLast();
        try (var top = OpenFolder.at(base);
                var above = Descent.to(top, way)) {
            remove(above.end(), folder, DEEPEST);
        } catch (PosixException e) {
            if (!e.is(PosixException.NOT_THERE)) {
                throw e.of(RawName.of(base.resolve(name)));
            }
        }
    }

    private static void remove(OpenFolder above, RawName name, int depth) throws IOException {
        var status = above.find(name);
        if (status.isEmpty()) {
            return;
        }
        if (!status.get().is(FileStatus.Kind.FOLDER)) {
            above.remove(name);
            return;
        }
        if (depth == 0) {
            throw new IOException(above.path().child(name) + " has too many folders in folders");
        }
        try (var folder = above.open(name)) {
            for (var entry : folder.names()) {
                remove(folder, entry, depth - 1);
            }
        }
        above.removeFolder(name);
    }

    private static List<RawName> way(String name) {
        var way = new ArrayList<RawName>();
        for (var part : name.split("/", -1)) {
            way.add(RawName.of(part));
        }
        return way;
    }
}
