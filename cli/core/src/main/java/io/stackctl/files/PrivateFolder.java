package io.stackctl.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder with what stackctl keeps of one user on this machine, who alone may write to it. It is
 * the same one however the user came to the machine: no variable of the environment says where it
 * is.
 */
public final class PrivateFolder {

    private static final FileAttribute<?> MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int FILE_TYPE = 0170000;
    private static final int FOLDER = 0040000;
    private static final int OTHERS_MAY_WRITE = 0022;

    private PrivateFolder() {}

    /**
     * {@code ~/.local/state/stackctl}, or {@code /tmp/stackctl-UID} for a user without a home
     * folder to write to. It is made where it is missing.
     *
     * @param home as the user database has it, which {@code sudo} and {@code ssh} agree on
     * @param shared the folder that everybody shares
     * @throws ForeignFolderException when what lies there belongs to somebody else
     * @throws IOException when there is no place for it
     */
    public static Path of(Path home, Path shared) throws IOException {
        int user = ProcessUser.id();
        if (home.isAbsolute() && Files.isDirectory(home)) {
            try {
                var state = home.resolve(".local").resolve("state");
                Files.createDirectories(state, MODE);
                return ours(state.resolve("stackctl"), user);
            } catch (ForeignFolderException foreign) {
                throw foreign;
            } catch (IOException unwritable) {
                return shared(shared, user);
            }
        }
        return shared(shared, user);
    }

    /**
     * {@code /tmp/stackctl-UID} for every user, for what needs a short path and goes with the
     * process.
     *
     * @throws ForeignFolderException when what lies there belongs to somebody else
     * @throws IOException when there is no place for it
     */
    public static Path in(Path shared) throws IOException {
        return shared(shared, ProcessUser.id());
    }

    private static Path shared(Path shared, int user) throws IOException {
        return ours(shared.resolve("stackctl-" + user), user);
    }

    private static Path ours(Path path, int user) throws IOException {
        try {
            Files.createDirectory(path, MODE);
        } catch (FileAlreadyExistsException there) {
            // It is looked at below, whoever made it.
        }
        // The folder above is the user's own, or lets nobody rename what is another's: what is
        // found to be ours stays ours.
        int mode = number(path, "mode");
        if ((mode & FILE_TYPE) != FOLDER) {
            throw new ForeignFolderException(path, "is not a folder");
        }
        int owner = number(path, "uid");
        if (owner != user) {
            throw new ForeignFolderException(path, "belongs to another user (" + owner + ")");
        }
        if ((mode & OTHERS_MAY_WRITE) != 0) {
            throw new ForeignFolderException(path, "can be written to by others");
        }
        return path;
    }

    private static int number(Path path, String attribute) throws IOException {
        Map<String, Object> facts =
                Files.readAttributes(path, "unix:" + attribute, LinkOption.NOFOLLOW_LINKS);
        return facts.get(attribute) instanceof Integer number ? number : 0;
    }
}
