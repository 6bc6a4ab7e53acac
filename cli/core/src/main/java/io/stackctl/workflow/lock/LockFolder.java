package io.stackctl.workflow.lock;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/**
 * The folder with the lock files of one user, who alone may write to it. It is the same one however
 * the user came to the machine: no variable of the environment says where it is.
 */
public final class LockFolder {

    private static final FileAttribute<?> FOLDER_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final int FILE_TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int OTHERS_MAY_WRITE = 0022;

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
        int user = number(Path.of("/proc/self"), "uid");
        if (home.isAbsolute() && Files.isDirectory(home)) {
            try {
                var state = home.resolve(".local").resolve("state");
                Files.createDirectories(state, FOLDER_MODE);
                return ours(state.resolve("stackctl"), user);
            } catch (IOException unwritable) {
                return ours(shared.resolve("stackctl-" + user), user);
            }
        }
        return ours(shared.resolve("stackctl-" + user), user);
    }

    private static LockFolder ours(Path path, int user) throws IOException {
        try {
            Files.createDirectory(path, FOLDER_MODE);
        } catch (FileAlreadyExistsException there) {
            // It is looked at below, whoever made it.
        }
        // The folder above is the user's own, or lets nobody rename what is another's: what is
        // found to be ours stays ours.
        int mode = number(path, "mode");
        if ((mode & FILE_TYPE) != FOLDER) {
            throw foreign(path, "is not a folder");
        }
        int owner = number(path, "uid");
        if (owner != user) {
            throw foreign(path, "belongs to another user (" + owner + ")");
        }
        if ((mode & OTHERS_MAY_WRITE) != 0) {
            throw foreign(path, "can be written to by others");
        }
        return new LockFolder(path);
    }

    private static StackException foreign(Path path, String reason) {
        return new StackException(
                new Failure.OperationFailed(
                        path + " " + reason + ", so the locks of stacks cannot lie there",
                        "find out who made it, and remove it"));
    }

    private static int number(Path path, String attribute) throws IOException {
        Map<String, Object> facts =
                Files.readAttributes(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
        return facts.get(attribute) instanceof Integer number ? number : 0;
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
