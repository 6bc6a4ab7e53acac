package io.stackctl.workflow.lock;

import io.stackctl.engine.EngineThread;
import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockState;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.LockGate;
import io.stackctl.workflow.Surroundings;
import java.time.Duration;

/**
 * The right to deploy a stack, which one process of all machines has at a time. It lies on the
 * engine: a claim with an epoch, and a sign of life each ten seconds. Who gives none for thirty
 * seconds can lose it to a higher epoch, and finds that out before it changes anything more: so it
 * asks {@link #require} before every call that does. A call that is in the engine already is not
 * taken back.
 */
public final class EngineLock implements AutoCloseable {

    /** Between two signs of life. */
    static final Duration BEAT = Duration.ofSeconds(10);

    private final Surroundings around;
    private final StackName stack;
    private final LockVolumes volumes;
    private final LockClaim claim;
    private String phase = "";
    private long beats = 1;
    private boolean closed;

    EngineLock(Surroundings around, StackName stack, LockVolumes volumes, LockClaim claim) {
        this.around = around;
        this.stack = stack;
        this.volumes = volumes;
        this.claim = claim;
    }

    /**
     * Takes it, and keeps giving signs of life until it is closed.
     *
     * @param by who wants it, as {@code user@host}
     * @param command the line that was typed, without secrets
     * @throws StackException {@link Failure.LockHeld} when somebody else has it for longer than is
     *     waited; {@link Failure.Interrupted} when the user no longer wants to wait
     */
    public static EngineLock take(
            Surroundings around, StackName stack, String by, String command, LockWait wait) {
        var lock = Acquisition.take(around, stack, by, command, wait);
        EngineThread.start("lease", lock::keepAlive);
        return lock;
    }

    private void keepAlive() {
        while (awaitNextBeat()) {
            beatIfReached();
        }
    }

    /** The next sign may reach the engine; who lost the right finds out before the next change. */
    private void beatIfReached() {
        try {
            beat();
        } catch (StackException unreachable) {
            return; // nothing is lost by it yet
        }
    }

    private synchronized boolean awaitNextBeat() {
        long end = System.nanoTime() + BEAT.toNanos();
        try {
            for (long left = BEAT.toMillis(); !closed && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !closed;
    }

    /** Gives a sign of life. */
    synchronized void beat() {
        if (!closed) {
            beats++;
            volumes.beat(claim, beats, phase);
        }
    }

    /**
     * Says what is done at the moment, such as {@code web: waiting for health}; shown to others.
     */
    public void phase(String words) {
        synchronized (this) {
            if (words.equals(phase)) {
                return;
            }
            phase = words;
        }
        beat();
    }

    public StackName stack() {
        return stack;
    }

    /** Which taking of the right it is; what is made under it can say so. */
    public long epoch() {
        return claim.epoch();
    }

    /** Whether it is still this process that has the right. One call. */
    public boolean holds() {
        return volumes.state().isHeldBy(claim);
    }

    /**
     * Asked before every call that changes something.
     *
     * @throws StackException {@link Failure.LockHeld} when somebody has taken the right meanwhile
     */
    public void require() {
        var state = volumes.state();
        if (!state.isHeldBy(claim)) {
            throw lost(state);
        }
    }

    private StackException lost(LockState state) {
        var who = state.holder().map(other -> " by " + other.shown()).orElse("");
        return new StackException(
                new Failure.LockHeld(
                        "the lock of stack "
                                + stack
                                + " was taken over"
                                + who
                                + ", since this process gave no sign of life for long or the lock"
                                + " was broken: nothing more is changed",
                        "`stackctl lock status` and `stackctl history` show how the stack stands"));
    }

    /**
     * The surroundings of what is part of this deployment, which its own lock does not keep out.
     */
    public Surroundings within() {
        return around.withVariable(LockGate.INHERITED, claim.token());
    }

    /** Gives it back; once more is harmless. What somebody else has taken meanwhile stays. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        try {
            giveBack();
        } catch (StackException e) {
            around.events()
                    .accept(
                            new Event.Warning(
                                    "the lock of stack "
                                            + stack
                                            + " stays for a while, since it cannot be given back: "
                                            + e.failure().message()));
        }
    }

    private void giveBack() {
        var state = volumes.state();
        if (state.isHeldBy(claim)) {
            volumes.removeUpTo(claim.epoch(), state);
        } else {
            volumes.removeLeases(claim, state);
        }
    }
}
