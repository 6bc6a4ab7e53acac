package io.stackctl.files;

import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A file that is being written. For one thread. */
final class NewFile extends OutputStream {

    private static final int BUFFER = 64 * 1024;

    private final Arena memory = Arena.ofConfined();
    private final MemorySegment buffer = memory.allocate(BUFFER);
    private int handle;

    NewFile(int handle) {
        this.handle = handle;
    }

    @Override
    public void write(int one) throws PosixException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws PosixException {
        for (int done = 0; done < length; done += BUFFER) {
            int count = Math.min(BUFFER, length - done);
            MemorySegment.copy(bytes, offset + done, buffer, ValueLayout.JAVA_BYTE, 0, count);
            Posix.write(handle, buffer.asSlice(0, count));
        }
    }

    /** Says whose it is. */
    void setOwner(int user, int group) throws PosixException {
        Posix.setOwner(handle, RawName.EMPTY, user, group);
    }

    void setMode(int mode) throws PosixException {
        Posix.setMode(handle, mode);
    }

    /** Closes it, which may be when a full disk is noticed. */
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
