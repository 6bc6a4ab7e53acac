package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.files.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One entry of a build context.
 *
 * @param name relative to the context, with slashes, such as {@code src/app.js}
 * @param mode the permission bits with set-user-id, set-group-id and sticky
 * @param modified when its content last changed, as far as that was not set by hand
 * @param changed when anything about it last changed, which nobody can set
 */
record ContextFile(String name, Content content, int mode, Instant modified, Instant changed) {

    private static final int PERMISSIONS = 07777;
    private static final String ATTRIBUTES =
            "unix:mode,size,lastModifiedTime,ctime,isDirectory,isSymbolicLink,isOther";

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
        var attributes = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        if (is("isOther", attributes)) {
            return Optional.empty();
        }
        Content content =
                is("isDirectory", attributes)
                        ? new Folder()
                        : is("isSymbolicLink", attributes)
                                ? new Link(target(path))
                                : new Stored(path, value("size", Long.class, attributes));
        return Optional.of(
                new ContextFile(
                        name,
                        content,
                        value("mode", Integer.class, attributes) & PERMISSIONS,
                        time("lastModifiedTime", attributes),
                        time("ctime", attributes)));
    }

    private static String target(Path link) throws IOException {
        var target = Files.readSymbolicLink(link);
        return FileNames.text(target).orElse(target.toString());
    }

    private static boolean is(String name, Map<String, Object> attributes) {
        return value(name, Boolean.class, attributes);
    }

    private static Instant time(String name, Map<String, Object> attributes) {
        return value(name, FileTime.class, attributes).toInstant();
    }

    private static <T> T value(String name, Class<T> type, Map<String, Object> attributes) {
        return Objects.requireNonNull(type.cast(attributes.get(name)), name);
    }

    /** A file that is not on the disk. */
    static ContextFile inline(String name, String text) {
        var time = TextTime.of(text);
        return new ContextFile(name, new Inline(text), 0644, time, time);
    }

    /** Whether its time of modification says nothing: it was set by hand, as archives do. */
    boolean isRestored() {
        return content instanceof Stored && !changed.equals(modified);
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
            // What became a link or a pipe since it was looked at is not followed, or waited for.
            case Stored stored -> RegularFile.open(stored.path());
            case Inline inline -> new ByteArrayInputStream(inline.text().getBytes(UTF_8));
        };
    }
}
