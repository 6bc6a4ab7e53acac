package io.stackctl.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An opened folder. What lies in it is reached by its name alone, and no link is followed: whatever
 * others rename or link meanwhile, nothing outside of it is touched.
 */
final class OpenFolder implements AutoCloseable {

    private final RawName path;
    private int handle;

    private OpenFolder(RawName path, int handle) {
        this.path = path;
        this.handle = handle;
    }

    /** Opens a folder of the user's own choice, through whatever links the user has there. */
    static OpenFolder at(Path path) throws PosixException {
        var name = RawName.of(path);
        return new OpenFolder(name, Posix.open(Posix.HERE, name, Posix.READ | Posix.FOLDER, 0));
    }

    /** Opens a folder in this one. */
    OpenFolder open(RawName name) throws PosixException {
        int flags = Posix.READ | Posix.FOLDER | Posix.NO_FOLLOW;
        return new OpenFolder(path.child(name), Posix.open(handle, name, flags, 0));
    }

    /** Where it was when it was opened. */
    RawName path() {
        return path;
    }

    /** What a name stands for; empty when there is nothing. */
    Optional<FileStatus> find(RawName name) throws PosixException {
        try {
            return Optional.of(Posix.status(handle, name));
        } catch (PosixException e) {
            if (e.is(PosixException.NOT_THERE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** What it is itself. */
    FileStatus status() throws PosixException {
        return Posix.status(handle);
    }

    /** The names in it, in the order of their bytes. */
    List<RawName> names() throws PosixException {
        var names = Posix.list(handle);
        names.sort((left, right) -> left.latin().compareTo(right.latin()));
        return names;
    }

    /** Makes a file that is not there yet. */
    NewFile create(RawName name) throws PosixException {
        int flags = Posix.WRITE | Posix.CREATE | Posix.EXCLUSIVE | Posix.NO_FOLLOW;
        return new NewFile(Posix.open(handle, name, flags, 0600));
    }

    /**
     * Opens a regular file. Nothing else is opened for longer than it takes to see what it is, so a
     * pipe makes nobody wait, and a device does nothing.
     *
     * @return empty when it is something else by now
     */
    Optional<FileInput> read(RawName name) throws PosixException {
        int flags = Posix.READ | Posix.NO_FOLLOW | Posix.NONBLOCKING;
        if (!find(name).map(status -> status.is(FileStatus.Kind.FILE)).orElse(false)) {
            return Optional.empty();
        }
        var input = new FileInput(Posix.open(handle, name, flags, 0), path.child(name));
        if (input.status().is(FileStatus.Kind.FILE)) {
            return Optional.of(input);
        }
        input.close();
        return Optional.empty();
    }

    /** Makes a folder that only its owner may enter. */
    void makeFolder(RawName name) throws PosixException {
        Posix.makeFolder(handle, name, 0700);
    }

    /** Makes a pipe with a name; the user's own mask takes from the mode. */
    void makePipe(RawName name, int mode) throws PosixException {
        Posix.makePipe(handle, name, mode & 0777);
    }

    void makeLink(RawName name, RawName target) throws PosixException {
        Posix.makeLink(target, handle, name);
    }

    RawName linkTarget(RawName name) throws PosixException {
        return Posix.readLink(handle, name);
    }

    /** Gives something that lies in a folder another name here. */
    void makeHardLink(RawName name, OpenFolder from, RawName source) throws PosixException {
        Posix.makeHardLink(from.handle, source, handle, name);
    }

    /** Puts what has one name in the place of what has, or had, the other. */
    void replace(RawName name, RawName by) throws PosixException {
        Posix.rename(handle, by, name);
    }

    /** Removes it, unless it is a folder or gone. */
    void remove(RawName name) throws PosixException {
        try {
            Posix.remove(handle, name);
        } catch (PosixException e) {
            if (!e.is(PosixException.NOT_THERE)) {
                throw e;
            }
        }
    }

    /** Removes a folder that is empty. */
    void removeFolder(RawName name) throws PosixException {
        Posix.removeFolder(handle, name);
    }

    /**
     * Says whose something is.
     *
     * @param name empty for this folder itself
     */
    void setOwner(RawName name, int user, int group) throws PosixException {
        Posix.setOwner(handle, name, user, group);
    }

    /** Sets the mode of this folder itself. */
    void setMode(int mode) throws PosixException {
        Posix.setMode(handle, mode);
    }

    /**
     * Says when something was last changed.
     *
     * @param name {@code .} for this folder itself
     */
    void setTime(RawName name, long seconds, int nanos) throws PosixException {
        Posix.setTime(handle, name, seconds, nanos);
    }

    @Override
    public void close() throws PosixException {
        if (handle >= 0) {
            Posix.close(handle);
            handle = -1;
        }
    }
}
