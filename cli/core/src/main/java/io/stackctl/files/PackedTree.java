package io.stackctl.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A file, or a folder with all that is in it, folders before what is in them. */
final class PackedTree implements PackedFiles {

    private final Deque<Level> levels = new ArrayDeque<>();
    private final EntryLook look;

    private PackedTree(EntryLook look) {
        this.look = look;
    }

    /**
     * A folder whose names are gone through.
     *
     * @param called what it is called in the stream; or, for the folder that the source lies in,
     *     what the source is called
     * @param above whether it is that one
     */
    private record Level(
            OpenFolder folder, RawName called, boolean above, Iterator<RawName> names) {

        RawName called(RawName name) {
            return above ? called : called.child(name);
        }
    }

    /**
     * Begins.
     *
     * @param called its name in the stream; empty for the contents of a folder alone
     */
    static PackedTree of(Path source, RawName called, Consumer<String> leftOut) throws IOException {
        var tree = new PackedTree(new EntryLook(true, leftOut));
        if (called.isEmpty()) {
            tree.enter(OpenFolder.at(source), called);
            return tree;
        }
        var above = source.getParent();
        var name = above == null ? new RawName(".") : RawName.of(source).last();
        tree.levels.push(
                new Level(
                        OpenFolder.at(above == null ? source : above),
                        called,
                        true,
                        List.of(name).iterator()));
        return tree;
    }

    private void enter(OpenFolder folder, RawName called) throws IOException {
        try {
            levels.push(new Level(folder, called, false, folder.names().iterator()));
        } catch (PosixException e) {
            folder.close();
            throw e.of(folder.path());
        }
    }

    @Override
    public Optional<Packed> next() throws IOException {
        while (!levels.isEmpty()) {
            var level = levels.getFirst();
            if (!level.names().hasNext()) {
                levels.pop().folder().close();
                continue;
            }
            var name = level.names().next();
            var called = level.called(name);
            var found = look.at(level.folder(), name, called);
            if (found.isPresent()) {
                if (found.get().entry().is(TarEntry.Kind.FOLDER)) {
                    enter(level.folder(), name, called);
                }
                return found;
            }
            if (level.above()) {
                throw new IOException(
                        level.folder().path().child(name) + ": there is nothing that can be sent");
            }
        }
        return Optional.empty();
    }

    private void enter(OpenFolder folder, RawName name, RawName called) throws IOException {
        try {
            enter(folder.open(name), called);
        } catch (PosixException e) {
            throw e.of(folder.path().child(name));
        }
    }

    @Override
    public void close() throws IOException {
        for (var level : levels) {
            level.folder().close();
        }
    }
}
