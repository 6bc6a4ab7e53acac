package io.stackctl.workflow.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A lock that one thread of all processes can have. It tells who had it last. The operating system
 * gives it back when its holder ends, in whatever way.
 */
public final class LockFile implements AutoCloseable {

    /** What is in the file always has this length: to cut a file makes file systems wait. */
    private static final int LENGTH = 96;

    // The operating system forgets a process's lock as soon as the process closes the file, by
    // whichever of several descriptors. So no second thread may have it open.
    private static final Map<Path, Thread> OPENED = new ConcurrentHashMap<>();

    private final Path file;
    private @Nullable FileChannel channel;

    /**
     * Creates it; nothing is taken yet.
     *
     * @param name of the file, such as {@code shop.lock}
     */
    public LockFile(LockFolder folder, String name) {
        this.file = folder.resolve(name);
    }

    /**
     * Takes it, unless somebody has it.
     *
     * @throws IOException when the file cannot be opened
     * @throws IllegalStateException when this thread has it: it would wait for itself
     */
    public synchronized boolean tryTake() throws IOException {
        var current = channel;
        if (current == null) {
            var other = OPENED.putIfAbsent(file, Thread.currentThread());
            if (Thread.currentThread().equals(other)) {
                throw new IllegalStateException(file + " is taken by this thread");
            }
            if (other != null) {
                return false;
            }
            try {
                current = LockFolder.open(file);
            } finally {
                if (current == null) {
                    OPENED.remove(file);
                }
            }
            channel = current;
        }
        try {
            var lock = current.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException taken) {
            return false;
        }
    }

    /** What the one who has it, or had it last, wrote; empty when nobody did. */
    public synchronized String text() throws IOException {
        if (channel == null) {
            return "";
        }
        var bytes = ByteBuffer.allocate(LENGTH);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // It goes on until the end.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    /** Writes who has it now; one that is longer than about 90 bytes is cut. */
    public synchronized void sign(String text) throws IOException {
        if (channel == null) {
            throw new IllegalStateException(file + " is not taken");
        }
        var line = ByteBuffer.allocate(LENGTH);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        line.put(bytes, 0, Math.min(bytes.length, LENGTH - 1));
        while (line.hasRemaining()) {
            line.put((byte) (line.remaining() == 1 ? '\n' : ' '));
        }
        line.flip();
        while (line.hasRemaining()) {
            channel.write(line, line.position());
        }
    }

    /** Gives it back; once more is harmless. */
    @Override
    public synchronized void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException unclosable) {
            // The operating system takes it back at the latest when this process ends.
            return;
        } finally {
            channel = null;
            OPENED.remove(file);
        }
    }
}
