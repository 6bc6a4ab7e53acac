package io.stackctl.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a path of the user's own leads, through whatever links the user has there.
 *
 * @param path without a link at its end, unless it stands for an opened file
 * @param status of what lies there; empty when nothing does
 * @param opened whether it stands for a file that a process has open, such as {@code /dev/stdout}
 */
public record Destination(Path path, Optional<Status> status, boolean opened) {

    private static final int MOST_LINKS = 40;
    private static final int STICKY = 01000;
    private static final int OTHERS_MAY_WRITE = 0002;

    /** What lies there. */
    public enum Status {
        FILE,
        FOLDER,
        DEVICE,
        DISK,
        PIPE,
        SOCKET,
        OTHER;

        private static Status of(FileStatus.Kind kind) {
            return switch (kind) {
                case FILE -> FILE;
                case FOLDER -> FOLDER;
                case PIPE -> PIPE;
                case SOCKET -> SOCKET;
                case CHARACTER_DEVICE -> DEVICE;
                case BLOCK_DEVICE -> DISK;
                case LINK, OTHER -> OTHER;
            };
        }
    }

    /**
     * Follows a path. A link that somebody else put into a folder to which everybody may write is
     * not followed, as Linux itself does not with {@code fs.protected_symlinks}.
     *
     * @throws IOException when it cannot be looked at, or must not be followed
     */
    public static Destination of(Path path) throws IOException {
        var place = path.toAbsolutePath().normalize();
        for (int links = 0; links < MOST_LINKS; links++) {
            var found = find(place);
            if (found.isEmpty()) {
                return new Destination(place, Optional.empty(), false);
            }
            if (!found.get().is(FileStatus.Kind.LINK)) {
                return new Destination(place, Optional.of(Status.of(found.get().kind())), false);
            }
            var folder = place.getParent();
            if (folder == null) {
                break;
            }
            if (folder.toRealPath().startsWith("/proc")) {
                // Its text is no path: the kernel leads to the file itself.
                var end = Posix.followed(Posix.HERE, RawName.of(place));
                return new Destination(place, Optional.of(Status.of(end.kind())), true);
            }
            requireOwn(place, folder, found.get());
            var target = Posix.readLink(Posix.HERE, RawName.of(place));
            place = folder.toRealPath().resolve(target.relativePath());
        }
        throw new IOException(path + " leads through too many links");
    }

    /** Whether nothing lies there. */
    public boolean isMissing() {
        return status.isEmpty();
    }

    /** Whether this lies there. */
    public boolean is(Status other) {
        return status.filter(other::equals).isPresent();
    }

    private static Optional<FileStatus> find(Path place) throws PosixException {
        try {
            return Optional.of(Posix.status(Posix.HERE, RawName.of(place)));
        } catch (PosixException e) {
            if (e.is(PosixException.NOT_THERE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void requireOwn(Path link, Path folder, FileStatus status) throws IOException {
        var above = Posix.followed(Posix.HERE, RawName.of(folder));
        boolean shared = (above.mode() & STICKY) != 0 && (above.mode() & OTHERS_MAY_WRITE) != 0;
        int user = ProcessUser.id();
        if (shared && status.user() != user && status.user() != above.user()) {
            throw new IOException(
                    link
                            + " is a link that another user ("
                            + status.user()
                            + ") put into a folder that everybody may write to");
        }
    }
}
