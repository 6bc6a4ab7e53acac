package io.stackctl.kubernetes.layout;

import io.stackctl.failure.Location;
import java.nio.file.Path;

/**
 * How a comment says where something stands: by file and line, the file as seen from the folder of
 * the definition, so that the text is the same wherever that lies.
 *
 * @param folder absolute
 */
record Places(String folder) {

    /** {@code compose.yaml:12}; control characters of a file's name are none of a comment. */
    String of(Location place) {
        var file = place.file();
        var shown =
                file.startsWith("/") ? Path.of(folder).relativize(Path.of(file)).toString() : file;
        var safe = shown.replaceAll("\\p{Cntrl}", "?");
        return place.line() == 0 ? safe : safe + ":" + place.line();
    }

    /** Whether both are said in the same words. */
    boolean same(Location one, Location other) {
        return one.line() == other.line() && one.file().equals(other.file());
    }
}
