package io.stackctl.files;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A file that is being read. For one thread at a time. */
final class FileInput extends InputStream {

    private static final int BUFFER = 64 * 1024;

    private final Arena memory = Arena.ofShared();
    private final MemorySegment buffer = memory.allocate(BUFFER);
    private final RawName path;
    private int handle;

    FileInput(int handle, RawName path) {
        this.handle = handle;
        this.path = path;
    }

    /** Where it was when it was opened. */
    RawName path() {
        return path;
    }

    /** What it is now. */
    FileStatus status() throws PosixException {
        return Posix.status(handle);
    }

    @Override
    public int read() throws PosixException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws PosixException {
        if (length == 0) {
            return 0;
        }
        int count = Posix.read(handle, buffer.asSlice(0, Math.min(BUFFER, length)));
        if (count == 0) {
            return -1;
        }
        MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, target, offset, count);
        return count;
    }

    @Override
    public void close() throws PosixException {
        if (handle < 0) {
            return;
        }
        int closed = handle;
        handle = -1;
        memory.close();
        Posix.close(closed);
    }
}
