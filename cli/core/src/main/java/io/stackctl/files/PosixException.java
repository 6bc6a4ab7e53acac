package io.stackctl.files;

import java.io.IOException;
import java.io.Serial;
import java.util.Map;

/** A refusal of the operating system. */
final class PosixException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    static final int NOT_PERMITTED = 1;
    static final int NOT_THERE = 2;
    static final int NO_SUCH_DEVICE = 6;
    static final int DENIED = 13;
    static final int BUSY = 16;
    static final int EXISTS = 17;
    static final int OTHER_FILE_SYSTEM = 18;
    static final int NOT_A_FOLDER = 20;
    static final int READ_ONLY = 30;
    static final int TOO_MANY_HARD_LINKS = 31;
    static final int A_LINK = 40;

    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(NOT_PERMITTED, "operation not permitted"),
                    Map.entry(NOT_THERE, "no such file or directory"),
                    Map.entry(5, "input/output error"),
                    Map.entry(NO_SUCH_DEVICE, "nobody reads from it"),
                    Map.entry(DENIED, "permission denied"),
                    Map.entry(BUSY, "device or resource busy"),
                    Map.entry(EXISTS, "file exists"),
                    Map.entry(OTHER_FILE_SYSTEM, "it lies in another file system"),
                    Map.entry(NOT_A_FOLDER, "not a directory"),
                    Map.entry(21, "is a directory"),
                    Map.entry(22, "invalid argument"),
                    Map.entry(24, "too many open files"),
                    Map.entry(27, "file too large"),
                    Map.entry(28, "no space left on device"),
                    Map.entry(READ_ONLY, "read-only file system"),
                    Map.entry(TOO_MANY_HARD_LINKS, "too many hard links"),
                    Map.entry(32, "broken pipe"),
                    Map.entry(36, "file name too long"),
                    Map.entry(39, "directory not empty"),
                    Map.entry(A_LINK, "it is a symbolic link, or leads through one"),
                    Map.entry(122, "disk quota exceeded"));

    private final int error;

    PosixException(int error, String subject) {
        super((subject.isEmpty() ? "" : subject + ": ") + words(error));
        this.error = error;
    }

    private static String words(int error) {
        return WORDS.getOrDefault(error, "error " + error);
    }

    /** The same, said of a path that the user knows. */
    PosixException of(RawName path) {
        var same = new PosixException(error, path.toString());
        same.initCause(this);
        return same;
    }

    boolean is(int... errors) {
        for (int other : errors) {
            if (error == other) {
                return true;
            }
        }
        return false;
    }
}
