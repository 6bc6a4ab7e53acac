package io.stackctl.files;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes entries of what lies in folders. Nothing but regular files is opened, and a file that has
 * several names may be sent once.
 */
final class EntryLook {

    private final Map<Identity, RawName> sent = new HashMap<>();
    private final boolean names;
    private final Consumer<String> leftOut;

    /**
     * Prepares.
     *
     * @param names whether a file with several names is one file with several names in the stream:
     *     it cannot be when these lead to several file systems
     */
    EntryLook(boolean names, Consumer<String> leftOut) {
        this.names = names;
        this.leftOut = leftOut;
    }

    private record Identity(long device, long inode) {}

    /**
     * Looks at one.
     *
     * @param called its name in the stream
     * @return empty when it is gone, or cannot be sent
     */
    Optional<Packed> at(OpenFolder folder, RawName name, RawName called) throws IOException {
        try {
            var found = folder.find(name);
            return found.isEmpty() ? Optional.empty() : at(folder, name, called, found.get());
        } catch (PosixException e) {
            throw e.of(folder.path().child(name));
        }
    }

    private Optional<Packed> at(OpenFolder folder, RawName name, RawName called, FileStatus status)
            throws IOException {
        return switch (status.kind()) {
            case FILE -> file(folder, name, called);
            case FOLDER -> plain(called, TarEntry.Kind.FOLDER, RawName.EMPTY, status);
            case LINK -> plain(called, TarEntry.Kind.LINK, folder.linkTarget(name), status);
            case PIPE -> plain(called, TarEntry.Kind.PIPE, RawName.EMPTY, status);
            case CHARACTER_DEVICE ->
                    plain(called, TarEntry.Kind.CHARACTER_DEVICE, RawName.EMPTY, status);
            case BLOCK_DEVICE -> plain(called, TarEntry.Kind.BLOCK_DEVICE, RawName.EMPTY, status);
            case SOCKET, OTHER -> {
                leftOut.accept(
                        "left out "
                                + folder.path().child(name)
                                + ", which is "
                                + status.kind().words());
                yield Optional.empty();
            }
        };
    }

    private static Optional<Packed> plain(
            RawName called, TarEntry.Kind kind, RawName link, FileStatus status) {
        return Optional.of(Packed.of(entry(called, kind, link, status)));
    }

    private Optional<Packed> file(OpenFolder folder, RawName name, RawName called)
            throws IOException {
        var opened = folder.read(name);
        if (opened.isEmpty()) {
            throw new IOException(folder.path().child(name) + " changed while it was read");
        }
        var input = opened.get();
        var status = input.status();
        var identity = new Identity(status.device(), status.inode());
        var first = names && status.links() > 1 ? sent.putIfAbsent(identity, called) : null;
        if (first != null) {
            input.close();
            return plain(called, TarEntry.Kind.HARD_LINK, first, status);
        }
        return Optional.of(
                new Packed(entry(called, TarEntry.Kind.FILE, RawName.EMPTY, status), input));
    }

    private static TarEntry entry(
            RawName called, TarEntry.Kind kind, RawName link, FileStatus status) {
        return new TarEntry(
                called,
                link,
                kind,
                status.mode(),
                Integer.toUnsignedLong(status.user()),
                Integer.toUnsignedLong(status.group()),
                kind == TarEntry.Kind.FILE ? status.size() : 0,
                status.seconds(),
                status.nanos(),
                status.major(),
                status.minor());
    }
}
