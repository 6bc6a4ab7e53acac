package io.stackctl.files;

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
record TarEntry(
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
    enum Kind {
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

    boolean is(Kind other) {
        return kind == other;
    }
}
