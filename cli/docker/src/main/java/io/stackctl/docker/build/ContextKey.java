package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * What a builder knows a context by in later builds, so that only changed files are sent. Under one
 * key it compares name, size, mode and time of modification; so the key is another one wherever
 * these may stay the same while a content changes.
 */
final class ContextKey {

    private ContextKey() {}

    /**
     * The key of a folder of this machine.
     *
     * <p>A time of modification can be set: archives, copies with times kept and builds that are
     * reproducible do so. When such a file was put there stands in the key, which nobody can set.
     *
     * @param files everything of it that is sent
     * @throws IOException when the folder cannot be looked at
     */
    static String of(Path folder, List<ContextFile> files) throws IOException {
        var text = new StringBuilder();
        // The inode, too: another folder may have been put in this one's place.
        text.append(folder.toRealPath()).append('\0');
        text.append(Files.readAttributes(folder, "unix:dev,ino")).append('\0');
        for (var file : files) {
            if (file.isRestored()) {
                text.append(file.name()).append('\0').append(file.changed()).append('\0');
            }
        }
        return of(text.toString());
    }

    /** The key of an address, or of another text that stands for a context. */
    static String of(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
    }
}
