package io.stackctl.files;

import java.time.Instant;

/**
 * What a tar stream says of one file.
 *
 * @param name as it stands there, with slashes
 * @param link what a link points to, or the entry that a hard link is the same file as; else empty
 * @param mode permissions with set-user-id, set-group-id and sticky
 * @param size bytes of content; 0 for all but files
 * @param seconds when its content was last changed, since 1970
 * @param major of a device
 */
public record TarEntry(
        RawName name,
        RawName link,
        Kind kind,
        int mode,
        long user,
        long group,
        long size,
        long seconds,
        int nanos,
        int major,
        int minor) {

    /** Sorts of entries, with the letter that stands for them (POSIX.1-2017, {@code ustar}). */
    public enum Kind {
        FILE('0'),
        HARD_LINK('1'),
        LINK('2'),
        CHARACTER_DEVICE('3'),
        BLOCK_DEVICE('4'),
        FOLDER('5'),
        PIPE('6');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }
    }

    /**
     * One that root owns.
     *
     * @param link see {@link #link}
     */
    public static TarEntry of(
            String name, String link, Kind kind, int mode, long size, Instant modified) {
        return new TarEntry(
                RawName.of(name),
                RawName.of(link),
                kind,
                mode,
                0,
                0,
                size,
                modified.getEpochSecond(),
                modified.getNano(),
                0,
                0);
    }

    /** The same, owned by somebody else. */
    public TarEntry ownedBy(long otherUser, long otherGroup) {
        return new TarEntry(
                name, link, kind, mode, otherUser, otherGroup, size, seconds, nanos, major, minor);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
