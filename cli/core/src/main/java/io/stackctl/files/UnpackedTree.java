package io.stackctl.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is made of a tar stream, below the folder that the target lies in. */
final class UnpackedTree implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int IMPLIED_FOLDER = 0755;
    private static final int WITHOUT_SET_ID = 01777;

    private final OpenFolder above;
    private final RawName target;
    private final boolean owners;
    private final boolean givesAway;
    private final byte[] buffer = new byte[BUFFER];
    private List<RawName> opened = List.of();
    private @Nullable OpenFolder current;

    private UnpackedTree(OpenFolder above, RawName target, boolean owners, boolean givesAway) {
        this.above = above;
        this.target = target;
        this.owners = owners;
        this.givesAway = givesAway;
    }

    /**
     * Prepares.
     *
     * @param owners whether files get the owners and the set-user-id bits of their entries; only
     *     root can give files away
     */
    static UnpackedTree at(Path target, boolean owners) throws IOException {
        var absolute = target.toAbsolutePath().normalize();
        var folder = absolute.getParent();
        // The root of the file system has none above it, and no name.
        var name = folder == null ? new RawName(".") : RawName.of(absolute).last();
        boolean root = ProcessUser.id() == 0;
        return new UnpackedTree(
                OpenFolder.at(folder == null ? absolute : folder), name, owners, owners && root);
    }

    /**
     * Makes a folder.
     *
     * @return false when there was one
     */
    boolean makeFolder(Placement place) throws IOException {
        var way = place.from(target);
        var name = way.getLast();
        var folder = folder(way.subList(0, way.size() - 1));
        var there = folder.find(name);
        if (there.isPresent()) {
            if (!there.get().is(FileStatus.Kind.FOLDER)) {
                throw refused("cannot overwrite non-directory", folder, name, "with a directory");
            }
            return false;
        }
        folder.makeFolder(name);
        return true;
    }

    /** Gives a folder what its entry says, unless it is another one by now. */
    void finishFolder(Placement place, TarEntry entry) throws IOException {
        var folder = folder(place.from(target));
        if (givesAway) {
            folder.setOwner(RawName.EMPTY, (int) entry.user(), (int) entry.group());
        }
        folder.setMode(modeOf(entry));
        folder.setTime(new RawName("."), entry.seconds(), entry.nanos());
    }

    void makeFile(Placement place, TarEntry entry, TarReader content) throws IOException {
        put(
                place,
                (folder, name) -> {
                    try (var file = folder.create(name)) {
                        for (int count = content.read(buffer);
                                count >= 0;
                                count = content.read(buffer)) {
                            file.write(buffer, 0, count);
                        }
                        if (givesAway) {
                            file.setOwner((int) entry.user(), (int) entry.group());
                        }
                        file.setMode(modeOf(entry));
                    }
                    folder.setTime(name, entry.seconds(), entry.nanos());
                });
    }

    void makeLink(Placement place, TarEntry entry) throws IOException {
        put(
                place,
                (folder, name) -> {
                    folder.makeLink(name, entry.link());
                    if (givesAway) {
                        folder.setOwner(name, (int) entry.user(), (int) entry.group());
                    }
                    folder.setTime(name, entry.seconds(), entry.nanos());
                });
    }

    void makePipe(Placement place, TarEntry entry) throws IOException {
        put(
                place,
                (folder, name) -> {
                    folder.makePipe(name, modeOf(entry));
                    if (givesAway) {
                        folder.setOwner(name, (int) entry.user(), (int) entry.group());
                    }
                });
    }

    /** Its mode and its owner are those of the other name, which may be the user's own. */
    void makeHardLink(Placement place, Placement same) throws IOException {
        var way = same.from(target);
        try (var source = Descent.to(above, way.subList(0, way.size() - 1))) {
            var sourceName = way.getLast();
            var kind = source.end().find(sourceName).map(FileStatus::kind);
            if (kind.isEmpty()
                    || (kind.get() != FileStatus.Kind.FILE && kind.get() != FileStatus.Kind.LINK)) {
                throw refused("cannot link to", source.end(), sourceName, "which is no file");
            }
            put(
                    place,
                    (folder, name) -> {
                        try {
                            folder.makeHardLink(name, source.end(), sourceName);
                        } catch (PosixException e) {
                            if (!e.is(
                                    PosixException.NOT_PERMITTED,
                                    PosixException.OTHER_FILE_SYSTEM,
                                    PosixException.TOO_MANY_HARD_LINKS)) {
                                throw e;
                            }
                            copy(source.end(), sourceName, folder, name);
                        }
                    });
        }
    }

    /** Where files cannot have several names, the second one is a copy. */
    private void copy(OpenFolder from, RawName source, OpenFolder folder, RawName name)
            throws IOException {
        var content = from.read(source);
        if (content.isEmpty()) {
            folder.makeLink(name, from.linkTarget(source));
            return;
        }
        try (var input = content.get();
                var file = folder.create(name)) {
            input.transferTo(file);
            file.setMode(input.status().mode() & WITHOUT_SET_ID);
        }
    }

    private int modeOf(TarEntry entry) {
        return owners ? entry.mode() : entry.mode() & WITHOUT_SET_ID;
    }

    /** Makes something under a name of its own, and puts it in its place when it is complete. */
    private void put(Placement place, Making making) throws IOException {
        var way = place.from(target);
        var name = way.getLast();
        var folder = folder(way.subList(0, way.size() - 1));
        requireReplaceable(folder, name, folder.find(name));
        var temporary = Temporary.in(folder);
        try {
            making.make(folder, temporary);
            folder.replace(name, temporary);
        } catch (PosixException e) {
            throw e.of(folder.path().child(name));
        } finally {
            // It is there still after a failure, and where both are one file already.
            folder.remove(temporary);
            Temporary.forget(folder, temporary);
        }
    }

    /** Makes something that is not there yet. */
    @FunctionalInterface
    private interface Making {
        void make(OpenFolder folder, RawName name) throws IOException;
    }

    private static void requireReplaceable(
            OpenFolder folder, RawName name, Optional<FileStatus> there) throws IOException {
        if (there.isEmpty()
                || there.get().is(FileStatus.Kind.FILE)
                || there.get().is(FileStatus.Kind.LINK)) {
            return;
        }
        if (there.get().is(FileStatus.Kind.FOLDER)) {
            throw refused("cannot overwrite directory", folder, name, "with a non-directory");
        }
        throw refused("cannot overwrite", folder, name, "which is " + there.get().kind().words());
    }

    private static IOException refused(String what, OpenFolder folder, RawName name, String why) {
        return new IOException(what + " \"" + folder.path().child(name) + "\" " + why);
    }

    /** Opens the folder at the end of a way, and makes what is missing of it. */
    private OpenFolder folder(List<RawName> way) throws IOException {
        var known = current;
        if (way.isEmpty()) {
            return above;
        }
        if (known != null && way.equals(opened)) {
            return known;
        }
        closeCurrent();
        var descent = Descent.making(above, way, IMPLIED_FOLDER);
        current = descent.end();
        opened = List.copyOf(way);
        return descent.end();
    }

    private void closeCurrent() throws PosixException {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    @Override
    public void close() throws PosixException {
        closeCurrent();
        above.close();
    }
}
