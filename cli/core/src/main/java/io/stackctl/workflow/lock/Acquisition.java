package io.stackctl.workflow.lock;

import io.stackctl.event.Event;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockState;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.LockGate;
import io.stackctl.workflow.Pace;
import io.stackctl.workflow.ProcessIdentity;
import io.stackctl.workflow.SignsOfLife;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.UserPace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How the right to deploy a stack is taken. A claim is put up, and only then it is looked whether
 * somebody else did so meanwhile: of two that do, at least one sees the other and withdraws. Only a
 * claim that stood this gives a sign of life, and only such a one ends a lower epoch.
 */
final class Acquisition {

    private final Surroundings around;
    private final StackName stack;
    private final LockVolumes volumes;
    private final LockClaim wish;
    private final Pace pace;

    private Acquisition(Surroundings around, StackName stack, LockClaim wish, Pace pace) {
        this.around = around;
        this.stack = stack;
        this.volumes = new LockVolumes(around.engine().volumes(), stack);
        this.wish = wish;
        this.pace = pace;
    }

    static EngineLock take(
            Surroundings around, StackName stack, String by, String command, LockWait wait) {
        try (var pace = new UserPace(around.interruption())) {
            var wish = wish(by, command, ProcessIdentity.own());
            return new Acquisition(around, stack, wish, pace).take(wait);
        }
    }

    /** The same on another clock and as another process, for tests; it gives no signs by itself. */
    static EngineLock take(
            Surroundings around, StackName stack, LockClaim wish, LockWait wait, Pace pace) {
        return new Acquisition(around, stack, wish, pace).take(wait);
    }

    static LockClaim wish(String by, String command, String process) {
        var token = UUID.randomUUID().toString();
        return new LockClaim(0, token, by, command, Instant.now(), process);
    }

    private EngineLock take(LockWait wait) {
        var signs = new SignsOfLife(pace);
        long began = pace.nanos();
        var told = false;
        while (true) {
            var state = volumes.state();
            signs.seen(state);
            if (signs.areOver() || LockGate.areGone(state)) {
                var lock = attempt(state);
                if (lock.isPresent()) {
                    return lock.get();
                }
                pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(20, 200)));
                continue;
            }
            boolean alive = signs.wereSeen() || isAtWork(state);
            if (alive && wait.isOver(Duration.ofNanos(pace.nanos() - began))) {
                throw LockGate.held(stack, state);
            }
            if (!told) {
                tell(state, alive);
                told = true;
            }
            pause(SignsOfLife.LOOK);
        }
    }

    private static boolean isAtWork(LockState state) {
        return state.holder()
                .filter(holder -> ProcessIdentity.isAtWork(holder.process()))
                .isPresent();
    }

    private void pause(Duration duration) {
        pace.pause(duration);
    }

    private void tell(LockState state, boolean alive) {
        var holder = state.holder().map(LockClaim::shown).orElse("somebody");
        around.events()
                .accept(
                        new Event.Note(
                                "stack "
                                        + stack
                                        + " is being deployed: "
                                        + holder
                                        + (alive
                                                ? ": waiting until it is done"
                                                : ": looking whether it still works")));
    }

    /** Takes it where nobody is, if nobody else does meanwhile. */
    private Optional<EngineLock> attempt(LockState state) {
        var claim = wish.at(state.nextEpoch());
        if (!volumes.claim(claim)) {
            return Optional.empty();
        }
        var seen = volumes.state();
        if (seen.hasNewsSince(state, claim)) {
            volumes.withdraw(claim);
            return Optional.empty();
        }
        volumes.beat(claim, 1, "");
        // Whoever slept between the last two calls may have lost it by now.
        var held = volumes.state();
        if (!held.isHeldBy(claim)) {
            volumes.withdraw(claim);
            volumes.removeLeases(claim, held);
            return Optional.empty();
        }
        volumes.removeUpTo(claim.epoch() - 1, held);
        return Optional.of(new EngineLock(around, stack, volumes, claim));
    }
}
