package io.stackctl.workflow;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.StackName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets only one process of this machine change a stack at a time. The operating system gives the
 * lock back when its holder ends, in whatever way. From several machines, plans still converge:
 * they start from what is there.
 */
final class StackLock implements AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(100);

    private final @Nullable FileChannel channel;

    private StackLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, and waits for whoever holds it.
     *
     * @throws StackException {@link Failure.Interrupted} when the user no longer wants to wait
     */
    static StackLock take(Surroundings around, StackName stack) {
        if (around.dryRun()) {
            return new StackLock(null);
        }
        try {
            var file = folder().resolve(stack + ".lock");
            var channel = open(file);
            await(around, stack, channel);
            sign(channel);
            return new StackLock(channel);
        } catch (IOException e) {
            // A machine without a place for lock files still works, as the peer does on every
            // machine.
            return new StackLock(null);
        }
    }

    /**
     * Takes the right to watch a stack.
     *
     * @throws StackException when another process watches it
     */
    static StackLock takeWatch(StackName stack) {
        try {
            var file = folder().resolve(stack + ".watch.lock");
            var channel = open(file);
            if (isTaken(channel)) {
                sign(channel);
                return new StackLock(channel);
            }
            var holder = Files.readString(file);
            channel.close();
            throw new StackException(
                    new Failure.OperationFailed(
                            "cannot take exclusive lock for project \""
                                    + stack
                                    + "\": "
                                    + holder
                                    + " is still running",
                            "end the other watch first"));
        } catch (IOException e) {
            return new StackLock(null);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static void sign(FileChannel channel) throws IOException {
        var holder = holder().getBytes(StandardCharsets.UTF_8);
        channel.write(ByteBuffer.wrap(holder), 0);
        // Truncating makes the file system wait for its journal, even where nothing is cut off.
        if (channel.size() > holder.length) {
            channel.truncate(holder.length);
        }
    }

    private static Path folder() throws IOException {
        var runtime =
                Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                        .map(Path::of)
                        .filter(Files::isDirectory);
        var folder =
                runtime.map(path -> path.resolve("stackctl"))
                        .orElseGet(() ->
                                Path.of(
                                        System.getProperty("java.io.tmpdir"),
                                        "stackctl-" + System.getProperty("user.name")));
        return Files.createDirectories(folder);
    }

    private static String holder() {
        return "process " + ProcessHandle.current().pid();
    }

    private static void await(Surroundings around, StackName stack, FileChannel channel)
            throws IOException {
        if (isTaken(channel)) {
            return;
        }
        around.events()
                .accept(
                        new Event.Note(
                                "another stackctl ("
                                        + Files.readString(folder().resolve(stack + ".lock"))
                                        + ") is working on stack "
                                        + stack
                                        + ": waiting until it is done"));
        var waiting = Thread.currentThread();
        var handling = around.interruption().handle(waiting::interrupt, waiting::interrupt);
        try {
            while (!isTaken(channel)) {
                Thread.sleep(RETRY);
            }
        } catch (InterruptedException e) {
            channel.close();
            throw new StackException(new Failure.Interrupted(), e);
        } finally {
            handling.close();
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        release();
    }

    /** Gives the lock back; once more is harmless. */
    void release() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The operating system takes it back at the latest when this process ends.
                return;
            }
        }
    }
}
