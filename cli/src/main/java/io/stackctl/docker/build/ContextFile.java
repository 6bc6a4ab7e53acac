package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of a build context.
 *
 * @param name relative to the context, with slashes, such as {@code src/app.js}
 * @param mode the permission bits with set-user-id, set-group-id and sticky
 * @param modified when its content last changed
 */
record ContextFile(String name, Content content, int mode, Instant modified) {

    private static final int PERMISSIONS = 07777;

    /** What an entry holds. */
    sealed interface Content {}

    /** Nothing of its own. */
    record Folder() implements Content {}

    /** A symbolic link, its target as written. */
    record Link(String target) implements Content {}

    /** A file's bytes. */
    record Stored(Path path, long size) implements Content {}

    /** A text that lies in no file, such as an inline Dockerfile. */
    record Inline(String text) implements Content {}

    /** Looks at a path. Empty for sockets, pipes and devices, which make no part of a context. */
    static Optional<ContextFile> at(Path path, String name) throws IOException {
        var attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isOther()) {
            return Optional.empty();
        }
        Content content =
                attributes.isDirectory()
                        ? new Folder()
                        : attributes.isSymbolicLink()
                                ? new Link(Files.readSymbolicLink(path).toString())
                                : new Stored(path, attributes.size());
        var mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        return Optional.of(
                new ContextFile(
                        name,
                        content,
                        mode & PERMISSIONS,
                        attributes.lastModifiedTime().toInstant()));
    }

    /** A file that is not on the disk. */
    static ContextFile inline(String name, String text) {
        return new ContextFile(name, new Inline(text), 0644, Instant.EPOCH);
    }

    boolean isFolder() {
        return content instanceof Folder;
    }

    /** How many bytes {@link #open} gives. */
    long size() {
        return switch (content) {
            case Folder _, Link _ -> 0;
            case Stored stored -> stored.size();
            case Inline inline -> inline.text().getBytes(UTF_8).length;
        };
    }

    InputStream open() throws IOException {
        return switch (content) {
            case Folder _, Link _ -> InputStream.nullInputStream();
            case Stored stored -> Files.newInputStream(stored.path());
            case Inline inline -> new ByteArrayInputStream(inline.text().getBytes(UTF_8));
        };
    }
}
