package io.stackctl.definition;

import io.stackctl.definition.shape.Paths;
import java.nio.file.Path;

/** Names of files that a definition refers to. */
final class LocalPaths {

    private LocalPaths() {}

    /** An absolute path. */
    static String resolve(String directory, String path) {
        return path.startsWith("/") ? Paths.clean(path) : Paths.clean(directory + "/" + path);
    }

    /** The directory of a path. */
    static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** The last part of a path; empty for the root. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The directory of a file (or the directory itself), relative to another directory. */
    static String relativeDirectory(String directory, String path) {
        var absolute = resolve(directory, path);
        var target = SourceFiles.isDirectory(absolute) ? absolute : parent(absolute);
        var relative = Path.of(directory).relativize(Path.of(target)).toString();
        return relative.isEmpty() ? "." : relative;
    }
}
