package io.stackctl.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a file that the user named. A regular file is replaced when the new one is complete, so
 * that a full disk costs nobody the old one; one that is new only its owner may read, since it may
 * hold passwords. What is no regular file, such as a pipe, is written to as it is.
 */
public final class OutputFile {

    private static final int NEW_MODE = 0600;

    private final Path named;
    private final Content content;

    private OutputFile(Path named, Content content) {
        this.named = named;
        this.content = content;
    }

    /** Writes what the file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes it.
     *
     * @param path through whatever links the user has there
     * @throws IOException with path and reason
     */
    public static void write(Path path, Content content) throws IOException {
        new OutputFile(path, content).write();
    }

    /**
     * Makes a file that is not there yet, for its owner alone.
     *
     * @throws java.nio.file.FileAlreadyExistsException when something lies there, be it a link
     */
    public static void create(Path path, byte[] content) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var mode =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        boolean complete = false;
        try (var channel = Files.newByteChannel(path, options, mode)) {
            var left = ByteBuffer.wrap(content);
            try {
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                complete = true;
            } finally {
                if (!complete) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private void write() throws IOException {
        var destination = Destination.of(named);
        if (destination.isMissing()) {
            replace(destination.path());
        } else if (destination.opened()) {
            // It may have been written to before, as a log that output is added to.
            into(destination.path(), Posix.WRITE | Posix.APPEND);
        } else if (destination.is(Destination.Status.FILE)) {
            replace(destination.path());
        } else if (destination.is(Destination.Status.FOLDER)) {
            throw new IOException(named + ": is a directory");
        } else if (destination.is(Destination.Status.DISK)) {
            throw new IOException(named + ": is a disk");
        } else {
            into(destination.path(), Posix.WRITE);
        }
    }

    private void into(Path path, int flags) throws IOException {
        var name = RawName.of(path);
        try (var file = new NewFile(Posix.open(Posix.HERE, name, flags, 0))) {
            content.writeTo(file);
        } catch (PosixException e) {
            throw e.of(RawName.of(named));
        }
    }

    private void replace(Path path) throws IOException {
        var above = path.getParent();
        var name = RawName.of(path).last();
        try (var folder = OpenFolder.at(above == null ? path : above)) {
            var old = folder.find(name);
            if (old.isPresent() && !isOurs(old.get())) {
                into(path, Posix.WRITE | Posix.CUT | Posix.NO_FOLLOW);
                return;
            }
            var temporary = Temporary.in(folder);
            try {
                replace(path, folder, name, old, temporary);
            } finally {
                folder.remove(temporary);
                Temporary.forget(folder, temporary);
            }
        } catch (PosixException e) {
            throw e.of(RawName.of(named));
        }
    }

    /** Whether a new file would belong to the same user. */
    private static boolean isOurs(FileStatus old) throws IOException {
        int user = ProcessUser.id();
        return user == 0 || user == old.user();
    }

    private void replace(
            Path path, OpenFolder folder, RawName name, Optional<FileStatus> old, RawName temporary)
            throws IOException {
        NewFile created;
        try {
            created = folder.create(temporary);
        } catch (PosixException e) {
            if (old.isPresent()
                    && e.is(
                            PosixException.DENIED,
                            PosixException.NOT_PERMITTED,
                            PosixException.READ_ONLY)) {
                // The folder takes no new file, but the old one may be written to.
                into(path, Posix.WRITE | Posix.CUT | Posix.NO_FOLLOW);
                return;
            }
            throw e;
        }
        try (var file = created) {
            content.writeTo(file);
            if (old.isPresent()) {
                file.setOwner(old.get().user(), old.get().group());
            }
            file.setMode(old.map(FileStatus::mode).orElse(NEW_MODE));
        }
        try {
            folder.replace(name, temporary);
        } catch (PosixException e) {
            if (!e.is(PosixException.BUSY, PosixException.OTHER_FILE_SYSTEM)) {
                throw e;
            }
            // It is mounted by itself, so its name cannot be given to another file.
            try (var complete = folder.read(temporary).orElseThrow()) {
                new OutputFile(named, complete::transferTo)
                        .into(path, Posix.WRITE | Posix.CUT | Posix.NO_FOLLOW);
            }
        }
    }
}
