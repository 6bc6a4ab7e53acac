package io.stackctl.workflow.lock;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.files.ForeignFolderException;
import io.stackctl.files.PrivateFolder;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The folder with the lock files of one user, who alone may write to it. */
public final class LockFolder {

    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    private LockFolder(Path path) {
        this.path = path;
    }

    /**
     * The one of a user: {@code ~/.local/state/stackctl}, or {@code /tmp/stackctl-UID} for a user
     * without a home folder to write to.
     *
     * @throws IOException when there is no place for it
     * @throws StackException when what lies there belongs to somebody else
     */
    public static LockFolder of(Settings settings) throws IOException {
        return of(settings.home(), settings.temporary());
    }

    /**
     * The one below a home folder, or else in a folder that everybody shares.
     *
     * @param home as the user database has it, which {@code sudo} and {@code ssh} agree on
     */
    static LockFolder of(Path home, Path shared) throws IOException {
        try {
            return new LockFolder(PrivateFolder.of(home, shared));
        } catch (ForeignFolderException foreign) {
            throw new StackException(
                    new Failure.OperationFailed(
                            foreign.getMessage() + ", so the locks of stacks cannot lie there",
                            "find out who made it, and remove it"),
                    foreign);
        }
    }

    /** Where a file of this name lies. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Opens a file for reading and writing, which is made where it is missing. */
    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                FILE_MODE);
    }
}
