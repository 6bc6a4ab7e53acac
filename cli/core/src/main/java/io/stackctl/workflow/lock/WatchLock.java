package io.stackctl.workflow.lock;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The right to take changed files over into a stack, which one process has at a time. */
public final class WatchLock implements AutoCloseable {

    private final @Nullable LockFile file;

    private WatchLock(@Nullable LockFile file) {
        this.file = file;
    }

    /**
     * Takes it.
     *
     * @throws StackException when another process watches the stack
     */
    public static WatchLock take(Surroundings around, StackName stack) {
        try {
            var file =
                    new LockFile(
                            LockFolder.of(around.settings()),
                            LockName.ofWatch(around.engine(), stack));
            return new WatchLock(taken(file, stack));
        } catch (IOException e) {
            // Two that watch do the same work twice, and harm nothing.
            return new WatchLock(null);
        }
    }

    private static LockFile taken(LockFile file, StackName stack) throws IOException {
        boolean taken = false;
        try {
            if (file.tryTake()) {
                file.sign(Holder.of(ChangeKind.WATCH).toString());
                taken = true;
                return file;
            }
            var other =
                    Holder.read(file.text())
                            .map(holder -> "process " + holder.process())
                            .orElse("another stackctl");
            throw new StackException(
                    new Failure.OperationFailed(
                            "cannot take exclusive lock for project \""
                                    + stack
                                    + "\": "
                                    + other
                                    + " is still running",
                            "end the other watch first"));
        } finally {
            if (!taken) {
                // What this process leaves open it never gets again.
                file.close();
            }
        }
    }

    /** Gives it back; once more is harmless. */
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
