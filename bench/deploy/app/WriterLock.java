package app;

import module java.base;

/** What only one process may hold at a time: a lock on a file, which the kernel gives back when the process is gone. */
final class WriterLock {

    /** Kept open for as long as the process lives. */
    private static FileChannel held;

    private WriterLock() {}

    /** Whether the lock is now held; never waits. */
    static boolean take(Path file, Journal journal) throws IOException {
        held = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = held.tryLock() != null;
        journal.note(taken ? "LOCKED" : "REFUSED");
        return taken;
    }
}
