package io.stackctl.workflow.lock;

import io.stackctl.event.Event;
import io.stackctl.execution.Turn;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.LockGate;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one stackctl of a user at a time change a stack of an engine, from its first look at it to
 * its last step. While nothing is done but waiting for containers, others may have it. From several
 * machines, or of several users, plans still converge: they start from what is there.
 */
public final class StackLock implements Turn, AutoCloseable {

    private static final Duration RETRY = Duration.ofMillis(100);

    /**
     * An engine goes on with what it was asked when whoever asked is gone, and tells nothing of a
     * stop before its signal is sent, for which a busy machine needs its time.
     */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Surroundings around;
    private final StackName stack;
    private final Holder self;
    private final @Nullable LockFile file;
    private final Duration settling;
    private Optional<Holder> overtaker = Optional.empty();
    private boolean held;
    private boolean insisting;
    private boolean abandoned;

    private StackLock(
            Surroundings around,
            StackName stack,
            ChangeKind change,
            @Nullable LockFile file,
            Duration settling) {
        this.around = around;
        this.stack = stack;
        this.self = Holder.of(change);
        this.file = file;
        this.settling = settling;
    }

    /**
     * Takes the lock, and waits for whoever holds it.
     *
     * @throws StackException {@link Failure.Interrupted} when the user no longer wants to wait
     */
    public static StackLock take(Surroundings around, StackName stack, ChangeKind change) {
        return take(around, stack, change, SETTLING);
    }

    static StackLock take(
            Surroundings around, StackName stack, ChangeKind change, Duration settling) {
        if (around.dryRun() || LockGate.isPartOfDeployment(around, stack)) {
            return new StackLock(around, stack, change, null, settling);
        }
        try {
            var file =
                    new LockFile(
                            LockFolder.of(around.settings()), LockName.of(around.engine(), stack));
            var lock = new StackLock(around, stack, change, file, settling);
            lock.begin(file);
            return lock;
        } catch (ClosedByInterruptException e) {
            throw new StackException(new Failure.Interrupted(), e);
        } catch (IOException e) {
            // A machine without a place for lock files still works, as Docker Compose does on every
            // machine.
            around.events()
                    .accept(
                            new Event.Warning(
                                    "nothing keeps another stackctl from stack "
                                            + stack
                                            + " meanwhile, since there is no place for a lock: "
                                            + e.getMessage()));
            return new StackLock(around, stack, change, null, settling);
        }
    }

    private void begin(LockFile file) throws IOException {
        boolean begun = false;
        try {
            takeTurn(file);
            letSettle(file);
            file.sign(self.toString());
            begun = true;
        } finally {
            if (!begun) {
                // What this process leaves open it never gets again.
                file.close();
            }
        }
    }

    public StackName stack() {
        return stack;
    }

    @Override
    public synchronized void rest() {
        if (file != null && !insisting) {
            giveBack(file);
        }
    }

    @Override
    public synchronized void resume() {
        if (file == null || held) {
            return;
        }
        try {
            takeTurn(file);
            letSettle(file);
            overtaker = Holder.read(file.text()).filter(last -> !last.is(self)).or(this::overtaker);
            file.sign(self.toString());
        } catch (ClosedByInterruptException e) {
            throw new StackException(new Failure.Interrupted(), e);
        } catch (IOException e) {
            throw new StackException(
                    new Failure.OperationFailed(
                            "the lock of stack " + stack + " is lost: " + e.getMessage()),
                    e);
        }
    }

    /** Who changed the stack last while this rested. */
    public synchronized Optional<Holder> overtaker() {
        return overtaker;
    }

    /** Rests no more. */
    public synchronized void insist() {
        insisting = true;
        overtaker = Optional.empty();
    }

    /** Gives it back; once more is harmless. */
    @Override
    public synchronized void close() {
        if (file != null) {
            giveBack(file);
        }
    }

    @Override
    public synchronized void abandon() {
        abandoned = true;
    }

    private void giveBack(LockFile file) {
        try {
            if (held && !abandoned) {
                file.sign(self.done());
            }
        } catch (IOException unsigned) {
            // Whoever comes next waits a moment in vain.
        } finally {
            file.close();
            held = false;
        }
    }

    private void takeTurn(LockFile file) throws IOException {
        if (!file.tryTake()) {
            await(file);
        }
        held = true;
    }

    private void await(LockFile file) throws IOException {
        var unwilling = new Unwilling();
        // Before the note, so that whoever reads it can end the wait.
        try (var _ = around.interruption().handle(unwilling::wake, unwilling::wake)) {
            tell(
                    "another stackctl"
                            + whoSigned(file.text())
                            + " is working on stack "
                            + stack
                            + ": waiting until it is done");
            while (!file.tryTake()) {
                unwilling.pause(RETRY);
            }
        } catch (InterruptedException e) {
            file.close();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    /** Waits for what the last one asked of the engine, when it was ended at work. */
    private void letSettle(LockFile file) throws IOException {
        var last = file.text();
        if (!Holder.isUnfinished(last)) {
            return;
        }
        var unwilling = new Unwilling();
        try (var _ = around.interruption().handle(unwilling::wake, unwilling::wake)) {
            tell(
                    "the last stackctl"
                            + whoSigned(last)
                            + " was ended while it changed stack "
                            + stack
                            + ": waiting "
                            + settling.toSeconds()
                            + " s for what it asked of the engine");
            unwilling.pause(settling);
        } catch (InterruptedException e) {
            // Whoever comes next still has to wait: it stays as it was signed.
            held = false;
            file.close();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    private void tell(String note) {
        around.events().accept(new Event.Note(note));
    }

    private static String whoSigned(String signature) {
        return Holder.read(signature).map(other -> " (" + other.shown() + ")").orElse("");
    }

    /** Whether the user still wants to wait. A thread that is interrupted would lose its files. */
    private static final class Unwilling {
        private boolean awake;

        synchronized void wake() {
            awake = true;
            notifyAll();
        }

        synchronized void pause(Duration duration) throws InterruptedException {
            long end = System.nanoTime() + duration.toNanos();
            for (long left = duration.toMillis(); !awake && left > 0; left = millisUntil(end)) {
                wait(left);
            }
            if (awake) {
                throw new InterruptedException();
            }
        }

        private static long millisUntil(long end) {
            return Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }
}
