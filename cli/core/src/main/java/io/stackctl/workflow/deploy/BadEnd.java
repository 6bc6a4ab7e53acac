package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.Outcome.Result;
import io.stackctl.migration.rule.MigrationException;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.FailureAction;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.workflow.change.StackChange;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The end of a deployment that did not go well. It goes back before, stands still or is left to
 * whoever comes next, as its definition says and as far as it came.
 */
record BadEnd(Conclusion conclusion, StackChange change, Instant begin) {

    /**
     * Brings it about.
     *
     * @param cause why it did not go well
     * @return what to tell of it, with how things stand
     */
    StackException of(StackException cause) {
        var lost = lost();
        if (lost.isPresent()) {
            return lost.get();
        }
        var open = OpenDeployment.of(conclusion.store());
        return open.isPresent() ? of(cause, open.get()) : unbegun(cause);
    }

    /** Whoever has lost the right sees what others do by now: that is no failure of this one. */
    private Optional<StackException> lost() {
        try {
            change.requireRight();
        } catch (StackException e) {
            return Optional.of(e).filter(it -> it.failure() instanceof Failure.LockHeld);
        }
        return Optional.empty();
    }

    /** Without a record nothing has begun. */
    private StackException unbegun(StackException cause) {
        if (conclusion.planning().hooks().havePassed()) {
            conclusion.alert(Result.FAILED, cause.failure().message());
        }
        return cause;
    }

    private StackException of(StackException cause, OpenDeployment open) {
        if (cause.failure() instanceof Failure.Interrupted) {
            calledOff(open);
            return cause;
        }
        if (cause.failure() instanceof Failure.DeploymentWaits) {
            conclusion.finish(Result.PAUSED, begin, cause.failure().message());
            return cause;
        }
        if (open.isSealed(conclusion.store())) {
            return sealed(cause);
        }
        var stack = conclusion.goal().stack();
        var situation =
                conclusion
                        .planning()
                        .situations()
                        .of(stack, open.number(), conclusion.goal().promoted());
        var back = new WayBack(conclusion.around(), change, stack, situation);
        if (isToPause(situation, cause.service())) {
            return failed(End.MIXED, cause, standStill(back, cause));
        }
        var needed =
                new SchemaGuard(conclusion.around(), conclusion.store())
                        .inTheWayOf(open.revision().base());
        if (needed.isPresent()) {
            return failed(
                    End.NO_WAY_BACK,
                    cause,
                    "the version before may need what was taken away from its database since: "
                            + needed.get()
                            + "\n`stackctl deploy` goes on");
        }
        return goBack(back, cause, open);
    }

    /** All requests go to what is new. */
    private StackException sealed(StackException cause) {
        if (isOfMigration(cause)) {
            // Nothing else is left, so a rollback is possible, and the next deployment does it.
            conclusion.finish(Result.SUCCEEDED, begin, cause.failure().message());
            conclusion.alert(Result.FAILED, cause.failure().message());
            return told(
                    End.MIXED,
                    cause,
                    "the new version serves all; `stackctl deploy` runs what is left");
        }
        return failed(
                End.MIXED,
                cause,
                "all requests go to the new version, and what is left of the old one could not"
                        + " be cleared away: `stackctl deploy` tries again");
    }

    private StackException goBack(WayBack back, StackException cause, OpenDeployment open) {
        var why = cause.failure().message();
        try {
            conclusion.absence().outlast(() -> back.go(why));
        } catch (StackException second) {
            if (second.failure() instanceof Failure.Interrupted) {
                second.addSuppressed(cause);
                conclusion.around().events().accept(new Event.Warning(why));
                calledOff(open);
                return second;
            }
            cause.addSuppressed(second);
            conclusion.alert(Result.FAILED, why);
            return told(
                    End.MIXED,
                    cause,
                    "and the way back failed too: "
                            + second.failure().message()
                            + "\n`stackctl abort` tries again");
        }
        conclusion.fail(Result.ROLLED_BACK, begin, why);
        return told(
                End.ROLLED_BACK, cause, "the version before serves all, as if nothing had been");
    }

    /** Says how it stands: with nobody down, if that can be helped. */
    private static String standStill(WayBack back, StackException cause) {
        var remedy = "`stackctl deploy` goes on, `stackctl abort` goes back";
        try {
            var woken = back.wakeUnserved();
            return woken.isEmpty()
                    ? "it stands still: " + remedy
                    : "it stands still, and the old version of "
                            + String.join(", ", woken)
                            + " serves again: "
                            + remedy;
        } catch (StackException second) {
            cause.addSuppressed(second);
            return "it stands still, and the old version could not be started again: "
                    + second.failure().message()
                    + "\n"
                    + remedy;
        }
    }

    private void calledOff(OpenDeployment open) {
        new CalledOff(conclusion.around(), conclusion.store(), conclusion.planning().situations())
                .tell(open);
    }

    /** Of those, only what takes something away comes so late. */
    private static boolean isOfMigration(StackException cause) {
        return Stream.iterate((Throwable) cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(MigrationException.class::isInstance);
    }

    /** As the service that has failed says; where it is none of them, as all of them do. */
    private static boolean isToPause(Situation situation, String failed) {
        var policies = situation.policies();
        for (var entry : policies.entrySet()) {
            if (entry.getKey().value().equals(failed)) {
                return isToPause(entry.getValue());
            }
        }
        return !policies.isEmpty() && policies.values().stream().allMatch(BadEnd::isToPause);
    }

    private static boolean isToPause(DeployPolicy policy) {
        return policy.failureAction() != FailureAction.ROLLBACK;
    }

    private StackException failed(End end, StackException cause, String remedy) {
        conclusion.fail(Result.FAILED, begin, cause.failure().message());
        return told(end, cause, remedy);
    }

    private static StackException told(End end, StackException cause, String remedy) {
        var failure = cause.failure();
        var told = failure.remedy().isEmpty() ? remedy : failure.remedy() + "\n" + remedy;
        return new StackException(
                new Failure.DeploymentFailed(end, failure.message(), told), cause);
    }
}
