package io.stackctl.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Files that were looked at before, and may have become something else. */
public final class RegularFile {

    private RegularFile() {}

    /**
     * Opens one.
     *
     * @throws java.nio.file.NoSuchFileException when it is gone
     * @throws IOException when it is a link, a pipe or a device by now
     */
    public static InputStream open(Path path) throws IOException {
        var attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new IOException(path + " is no regular file any more");
        }
        return Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }
}
