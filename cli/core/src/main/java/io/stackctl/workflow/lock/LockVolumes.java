package io.stackctl.workflow.lock;

import io.stackctl.engine.VolumeSpec;
import io.stackctl.engine.Volumes;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockLabels;
import io.stackctl.history.LockState;
import io.stackctl.history.RecordNames;
import io.stackctl.model.name.StackName;

/** The volumes of an engine that stand for the right to change a stack. */
final class LockVolumes {

    private final Volumes volumes;
    private final StackName stack;
    private final RecordNames names;

    LockVolumes(Volumes volumes, StackName stack) {
        this.volumes = volumes;
        this.stack = stack;
        this.names = new RecordNames(stack);
    }

    LockState state() {
        return LockState.of(stack, volumes.labelled(LockLabels.ofStack(stack)));
    }

    /**
     * Puts up a claim, unless somebody else has its epoch.
     *
     * @return whether it stands
     */
    boolean claim(LockClaim claim) {
        var name = names.lock(claim.epoch());
        volumes.create(VolumeSpec.of(name, LockLabels.of(stack, claim)));
        // What create answers is the engine's memory of labels, which may be empty.
        var standing = volumes.inspect(name);
        if (standing.isEmpty()) {
            return false;
        }
        var found =
                LockLabels.claim(names, standing.get())
                        .orElseThrow(() ->
                                new StackException(
                                        new OperationFailed(
                                                "volume "
                                                        + name
                                                        + " is in the way: it is no lock of stack "
                                                        + stack,
                                                "rename it, or remove it if nobody needs it")));
        return found.token().equals(claim.token());
    }

    /** Gives a sign of life, and takes back the one before. */
    void beat(LockClaim claim, long beat, String phase) {
        volumes.create(
                VolumeSpec.of(
                        names.lease(claim.epoch(), beat),
                        LockLabels.of(stack, claim, beat, phase)));
        if (beat > 1) {
            volumes.remove(names.lease(claim.epoch(), beat - 1), false);
        }
    }

    /** Takes back a claim that gave no sign of life yet. */
    void withdraw(LockClaim claim) {
        volumes.remove(names.lock(claim.epoch()), false);
    }

    /** Removes the signs of life of a claim that counts no more. */
    void removeLeases(LockClaim claim, LockState state) {
        state.leasesOf(claim).forEach(volume -> volumes.remove(volume, false));
    }

    /** Removes every claim up to an epoch. Signs of life last: without a claim they say nothing. */
    void removeUpTo(long epoch, LockState state) {
        state.volumesUpTo(epoch).forEach(volume -> volumes.remove(volume, false));
    }
}
