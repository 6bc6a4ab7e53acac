package io.stackctl.files;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of the operating system that Java does not offer: those that take the handle of a
 * folder instead of a path, so that nothing that is renamed or linked meanwhile leads elsewhere.
 * See openat(2) and its kin. Handles are closed when another program is started.
 */
final class Posix {

    static final int READ = 0;
    static final int WRITE = 1;
    static final int CREATE = 0100;
    static final int EXCLUSIVE = 0200;
    static final int CUT = 01000;
    static final int APPEND = 02000;
    static final int NONBLOCKING = 04000;
    static final int FOLDER = isArm() ? 040000 : 0200000;
    static final int NO_FOLLOW = isArm() ? 0100000 : 0400000;
    private static final int CLOSE_ON_EXEC = 02000000;

    /** Paths start in the current folder. */
    static final int HERE = -100;

    private static final int LINK_ITSELF = 0x100;
    private static final int HANDLE_ITSELF = 0x1000;
    private static final int REMOVE_FOLDER = 0x200;

    private static final NativeCall OPEN =
            NativeCall.variadic("openat", 3, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    private static final NativeCall CLOSE = NativeCall.to("close", JAVA_INT, JAVA_INT);
    private static final NativeCall READ_BYTES =
            NativeCall.to("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final NativeCall WRITE_BYTES =
            NativeCall.to("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final NativeCall STATUS =
            NativeCall.to("statx", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    private static final NativeCall LIST =
            NativeCall.to("getdents64", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final NativeCall MAKE_FOLDER =
            NativeCall.to("mkdirat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final NativeCall MAKE_PIPE =
            NativeCall.to("mkfifoat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final NativeCall MAKE_LINK =
            NativeCall.to("symlinkat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    private static final NativeCall READ_LINK =
            NativeCall.to("readlinkat", JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    private static final NativeCall MAKE_HARD_LINK =
            NativeCall.to("linkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    private static final NativeCall RENAME =
            NativeCall.to("renameat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    private static final NativeCall REMOVE =
            NativeCall.to("unlinkat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final NativeCall SET_MODE =
            NativeCall.to("fchmod", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final NativeCall SET_OWNER =
            NativeCall.to("fchownat", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    private static final NativeCall SET_TIME =
            NativeCall.to("utimensat", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);

    private static final int STATUS_BYTES = 256;
    private static final int BASIC_STATUS = 0x7ff;
    private static final int LONGEST_LINK = 4096;
    private static final int LISTING = 64 * 1024;

    // struct linux_dirent64: d_ino, d_off, d_reclen, d_type, d_name.
    private static final int ENTRY_LENGTH = 16;
    private static final int ENTRY_NAME = 19;

    private Posix() {}

    private static boolean isArm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }

    /** Opens what is there, or makes a file. */
    static int open(int folder, RawName name, int flags, int mode) throws PosixException {
        return (int) OPEN.call(name, folder, name, flags | CLOSE_ON_EXEC, mode);
    }

    static void close(int handle) throws PosixException {
        CLOSE.call(RawName.EMPTY, handle);
    }

    /** Reads into native memory; 0 at the end. */
    static int read(int handle, MemorySegment buffer) throws PosixException {
        return (int) READ_BYTES.call(RawName.EMPTY, handle, buffer, buffer.byteSize());
    }

    /** Writes all of it. */
    static void write(int handle, MemorySegment buffer) throws PosixException {
        long done = 0;
        while (done < buffer.byteSize()) {
            var rest = buffer.asSlice(done);
            done += WRITE_BYTES.call(RawName.EMPTY, handle, rest, rest.byteSize());
        }
    }

    /** What a name in a folder stands for; a link is looked at itself. */
    static FileStatus status(int folder, RawName name) throws PosixException {
        return status(folder, name, LINK_ITSELF);
    }

    /** What lies at the end of all links. */
    static FileStatus followed(int folder, RawName name) throws PosixException {
        return status(folder, name, 0);
    }

    /** What a handle stands for. */
    static FileStatus status(int handle) throws PosixException {
        return status(handle, RawName.EMPTY, HANDLE_ITSELF);
    }

    private static FileStatus status(int folder, RawName name, int flags) throws PosixException {
        try (var memory = Arena.ofConfined()) {
            var status = memory.allocate(STATUS_BYTES, Long.BYTES);
            STATUS.call(name, folder, name, flags, BASIC_STATUS, status);
            return FileStatus.read(status);
        }
    }

    /** The names in an opened folder, in no order, without itself and the one above. */
    static List<RawName> list(int folder) throws PosixException {
        var names = new ArrayList<RawName>();
        try (var memory = Arena.ofConfined()) {
            var listing = memory.allocate(LISTING, Long.BYTES);
            for (long length = LIST.call(RawName.EMPTY, folder, listing, (long) LISTING);
                    length > 0;
                    length = LIST.call(RawName.EMPTY, folder, listing, (long) LISTING)) {
                addNames(listing.asSlice(0, length).toArray(JAVA_BYTE), names);
            }
        }
        return names;
    }

    private static void addNames(byte[] listing, List<RawName> names) {
        var entries = MemorySegment.ofArray(listing);
        int length;
        for (int at = 0; at < listing.length; at += length) {
            length =
                    Short.toUnsignedInt(
                            entries.get(JAVA_SHORT.withByteAlignment(1), at + ENTRY_LENGTH));
            int end = at + ENTRY_NAME;
            while (listing[end] != 0) {
                end++;
            }
            var name = RawName.of(listing, at + ENTRY_NAME, end - at - ENTRY_NAME);
            if (!name.latin().equals(".") && !name.latin().equals("..")) {
                names.add(name);
            }
        }
    }

    static void makeFolder(int folder, RawName name, int mode) throws PosixException {
        MAKE_FOLDER.call(name, folder, name, mode);
    }

    static void makePipe(int folder, RawName name, int mode) throws PosixException {
        MAKE_PIPE.call(name, folder, name, mode);
    }

    static void makeLink(RawName target, int folder, RawName name) throws PosixException {
        MAKE_LINK.call(name, target, folder, name);
    }

    static RawName readLink(int folder, RawName name) throws PosixException {
        try (var memory = Arena.ofConfined()) {
            var target = memory.allocate(LONGEST_LINK);
            int length = (int) READ_LINK.call(name, folder, name, target, (long) LONGEST_LINK);
            return RawName.of(target.toArray(JAVA_BYTE), 0, length);
        }
    }

    /** Gives what one name stands for, be it a link, a second one. */
    static void makeHardLink(int from, RawName source, int folder, RawName name)
            throws PosixException {
        MAKE_HARD_LINK.call(name, from, source, folder, name, 0);
    }

    /** Gives it another name in the same folder, in place of what had it. */
    static void rename(int folder, RawName from, RawName to) throws PosixException {
        RENAME.call(to, folder, from, folder, to);
    }

    /** Removes anything but a folder. */
    static void remove(int folder, RawName name) throws PosixException {
        REMOVE.call(name, folder, name, 0);
    }

    /** Removes an empty folder. */
    static void removeFolder(int folder, RawName name) throws PosixException {
        REMOVE.call(name, folder, name, REMOVE_FOLDER);
    }

    static void setMode(int handle, int mode) throws PosixException {
        SET_MODE.call(RawName.EMPTY, handle, mode);
    }

    /**
     * Says whose it is; a link's own.
     *
     * @param name empty for the handle itself
     */
    static void setOwner(int folder, RawName name, int user, int group) throws PosixException {
        int itself = name.isEmpty() ? HANDLE_ITSELF : 0;
        SET_OWNER.call(name, folder, name, user, group, LINK_ITSELF | itself);
    }

    /** Says when its content was last changed; a link's own. */
    static void setTime(int folder, RawName name, long seconds, int nanos) throws PosixException {
        try (var memory = Arena.ofConfined()) {
            var times = memory.allocate(JAVA_LONG, 4);
            for (int time = 0; time < 4; time += 2) {
                times.setAtIndex(JAVA_LONG, time, seconds);
                times.setAtIndex(JAVA_LONG, time + 1, nanos);
            }
            SET_TIME.call(name, folder, name, times, LINK_ITSELF);
        }
    }
}
