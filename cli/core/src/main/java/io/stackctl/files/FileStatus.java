package io.stackctl.files;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * What the operating system knows of a file: {@code struct statx}, which is the same on every
 * machine (statx(2)).
 *
 * @param mode permissions with set-user-id, set-group-id and sticky
 * @param links how many names it has
 * @param device where it lies, with {@code inode} its identity
 * @param major of the device that it stands for
 * @param seconds when its content was last changed
 */
record FileStatus(
        Kind kind,
        int mode,
        int user,
        int group,
        long size,
        int links,
        long device,
        long inode,
        int major,
        int minor,
        long seconds,
        int nanos) {

    private static final int PERMISSIONS = 07777;

    /** Sorts of files. */
    enum Kind {
        FILE("a regular file"),
        FOLDER("a directory"),
        LINK("a symbolic link"),
        PIPE("a pipe"),
        SOCKET("a socket"),
        CHARACTER_DEVICE("a device"),
        BLOCK_DEVICE("a device"),
        OTHER("an irregular file");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** With an article, for people. */
        String words() {
            return words;
        }

        private static Kind of(int mode) {
            return switch (mode & 0170000) {
                case 0100000 -> FILE;
                case 0040000 -> FOLDER;
                case 0120000 -> LINK;
                case 0010000 -> PIPE;
                case 0140000 -> SOCKET;
                case 0020000 -> CHARACTER_DEVICE;
                case 0060000 -> BLOCK_DEVICE;
                default -> OTHER;
            };
        }
    }

    static FileStatus read(MemorySegment status) {
        int mode = Short.toUnsignedInt(status.get(JAVA_SHORT, 28));
        return new FileStatus(
                Kind.of(mode),
                mode & PERMISSIONS,
                status.get(JAVA_INT, 20),
                status.get(JAVA_INT, 24),
                status.get(JAVA_LONG, 40),
                status.get(JAVA_INT, 16),
                Integer.toUnsignedLong(status.get(JAVA_INT, 136)) << 32
                        | Integer.toUnsignedLong(status.get(JAVA_INT, 140)),
                status.get(JAVA_LONG, 32),
                status.get(JAVA_INT, 128),
                status.get(JAVA_INT, 132),
                status.get(JAVA_LONG, 112),
                status.get(JAVA_INT, 120));
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
