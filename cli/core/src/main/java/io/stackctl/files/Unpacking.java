package io.stackctl.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Unpacks a tar stream of one file or one folder, as an engine sends it, on this machine. Whoever
 * made the stream decides on names and contents below the target and on nothing else: no link is
 * followed, nothing but files and links is replaced, no device is made, and what was there before
 * keeps its mode.
 */
public final class Unpacking {

    private static final int REPORTED = 10;

    private final UnpackedTree tree;
    private final Consumer<String> leftOut;
    private final Deque<Begun> begun = new ArrayDeque<>();
    private int omissions;

    private Unpacking(UnpackedTree tree, Consumer<String> leftOut) {
        this.tree = tree;
        this.leftOut = leftOut;
    }

    /** A folder that gets its mode when everything in it is there: it may forbid to write to it. */
    private record Begun(Placement place, TarEntry entry) {}

    /**
     * Unpacks it.
     *
     * @param stream is read to the end of the archive, and closed
     * @param target what the topmost entry becomes, whatever it is called there; the folder above
     *     has to be there
     * @param owners whether files get the owners and the set-user-id bits that the stream names
     * @param leftOut told of what is not made, in words
     * @throws IOException when a name leads out of the target, or something cannot be written
     */
    public static void unpack(
            InputStream stream, Path target, boolean owners, Consumer<String> leftOut)
            throws IOException {
        try (var tar = new TarReader(stream);
                var tree = UnpackedTree.at(target, owners)) {
            new Unpacking(tree, leftOut).run(tar);
        }
    }

    private void run(TarReader tar) throws IOException {
        var next = tar.next();
        if (next.isEmpty()) {
            throw new TarException("the stream is empty");
        }
        var first = Placement.of(next.get().name());
        boolean single = first.isTop() && !next.get().is(TarEntry.Kind.FOLDER);
        unpack(tar, next.get(), first);
        for (next = tar.next(); next.isPresent(); next = tar.next()) {
            var place = Placement.of(next.get().name());
            if (single || !first.isBeside(place)) {
                throw new TarException("'" + next.get().name() + "' is no part of what is copied");
            }
            unpack(tar, next.get(), place);
        }
        finish(begun.size());
        if (omissions > REPORTED) {
            leftOut.accept("left out " + (omissions - REPORTED) + " more devices");
        }
    }

    private void unpack(TarReader tar, TarEntry entry, Placement place) throws IOException {
        int covering = 0;
        for (var folder : begun) {
            if (folder.place().covers(place)) {
                break;
            }
            covering++;
        }
        finish(covering);
        switch (entry.kind()) {
            case FOLDER -> {
                if (tree.makeFolder(place)) {
                    begun.push(new Begun(place, entry));
                }
            }
            case FILE -> tree.makeFile(place, entry, tar);
            case LINK -> tree.makeLink(place, entry);
            case HARD_LINK -> hardLink(entry, place);
            case PIPE -> tree.makePipe(place, entry);
            case CHARACTER_DEVICE, BLOCK_DEVICE -> omit(entry, place);
        }
    }

    private void hardLink(TarEntry entry, Placement place) throws IOException {
        var same = Placement.of(entry.link());
        if (!same.isBeside(place)) {
            throw new TarException(
                    "'"
                            + entry.name()
                            + "' is the same file as '"
                            + entry.link()
                            + "', which is no"
                            + " part of what is copied");
        }
        tree.makeHardLink(place, same);
    }

    /** A device stands for a part of this machine, whoever chose which. */
    private void omit(TarEntry entry, Placement place) throws TarException {
        if (place.isTop()) {
            throw new TarException("'" + entry.name() + "' is a device");
        }
        omissions++;
        if (omissions <= REPORTED) {
            leftOut.accept("left out " + entry.name() + ", which is a device");
        }
    }

    private void finish(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var folder = begun.pop();
            tree.finishFolder(folder.place(), folder.entry());
        }
    }
}
