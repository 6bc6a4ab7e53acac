package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.history.Outcome.Result;
import io.stackctl.history.RevisionStore;
import io.stackctl.migration.rule.MigrationException;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.FailureAction;
import io.stackctl.plan.Plan;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lifecycle.UpIntent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Carries one deployment out, to its good or its bad end. */
final class Undertaking {

    private final Surroundings around;
    private final DeployRequest request;
    private final Goal goal;
    private final RevisionStore store;
    private final DeployPlanning planning;
    private final Conclusion conclusion;
    private final EngineAbsence absence;
    private final boolean recorded;

    Undertaking(Surroundings around, RevisionStore store, Goal goal, DeployRequest request) {
        this(around, store, goal, request, new EngineAbsence(around, goal.stack(), request));
    }

    private Undertaking(
            Surroundings around,
            RevisionStore store,
            Goal goal,
            DeployRequest request,
            EngineAbsence absence) {
        this.absence = absence;
        this.around = around;
        this.store = store;
        this.goal = goal;
        this.request = request;
        this.planning = new DeployPlanning(around, store, goal, request);
        this.conclusion = new Conclusion(around, store, goal, planning, absence);
        this.recorded = goal.open().isPresent();
    }

    /** What is wanted, as a plan is made of it. */
    UpIntent intent() {
        return new UpIntent(around, goal.stack(), request.up(), planning, Optional.empty())
                .asking(Outages.CONSENT);
    }

    /**
     * Does it.
     *
     * @throws StackException when it did not go well, with how things stand
     */
    Plan<Step> run(StackChange change) {
        var begin = Instant.now();
        planning.begin();
        Optional<Plan<Step>> done;
        try {
            done = change.run(intent());
        } catch (StackException e) {
            if (absence.isBehind(e) && absence.isOver()) {
                return again(change);
            }
            throw ended(change, e, begin);
        }
        var plan = done.orElseThrow(Outages::refused);
        if ((!plan.isEmpty() || recorded) && !around.dryRun()) {
            conclusion.finish(Result.SUCCEEDED, begin, "");
            conclusion.prune();
        }
        return plan;
    }

    /** Goes on from what stands now, which may be other than what was planned. */
    private Plan<Step> again(StackChange change) {
        var further = new AtomicReference<>(goal);
        absence.outlast(() -> {
            change.run(() -> planning.reach().restore(observed()));
            OpenDeployment.of(store)
                    .filter(open -> planning.number().equals(Optional.of(open.number())))
                    .ifPresent(open -> further.set(goal.goingOn(open, store)));
        });
        return new Undertaking(around, store, further.get(), request, absence).run(change);
    }

    private ObservedStack observed() {
        return StackObservation.of(around.engine(), goal.stack());
    }

    /** Says how it ended, and goes back before where that is wanted. */
    private StackException ended(StackChange change, StackException cause, Instant begin) {
        var lost = lost(change);
        if (lost.isPresent()) {
            return lost.get();
        }
        var failure = cause.failure();
        var open = OpenDeployment.of(store);
        if (open.isEmpty()) {
            // Without a record nothing has begun.
            if (planning.hooks().havePassed()) {
                conclusion.alert(Result.FAILED, failure.message());
            }
            return cause;
        }
        if (failure instanceof Failure.Interrupted) {
            calledOff(open.get());
            return cause;
        }
        if (failure instanceof Failure.DeploymentWaits) {
            conclusion.finish(Result.PAUSED, begin, failure.message());
            return cause;
        }
        var situation =
                planning.situations().of(goal.stack(), open.get().number(), goal.promoted());
        if (open.get().isSealed(store) && isOfMigration(cause)) {
            // Nothing else is left, so a rollback is possible, and the next deployment does it.
            conclusion.finish(Result.SUCCEEDED, begin, failure.message());
            conclusion.alert(Result.FAILED, failure.message());
            return failed(
                    End.MIXED,
                    cause,
                    "the new version serves all; `stackctl deploy` runs what is left");
        }
        if (open.get().isSealed(store)) {
            conclusion.fail(Result.FAILED, begin, failure.message());
            return failed(
                    End.MIXED,
                    cause,
                    "all requests go to the new version, and what is left of the old one could not"
                            + " be cleared away: `stackctl deploy` tries again");
        }
        var back = new WayBack(around, change, goal.stack(), situation);
        if (isToPause(situation, cause.service())) {
            var still = standStill(back, cause);
            conclusion.fail(Result.FAILED, begin, failure.message());
            return failed(End.MIXED, cause, still);
        }
        var needed = new SchemaGuard(around, store).inTheWayOf(open.get().revision().base());
        if (needed.isPresent()) {
            conclusion.fail(Result.FAILED, begin, failure.message());
            return failed(
                    End.NO_WAY_BACK,
                    cause,
                    "the version before may need what was taken away from its database since: "
                            + needed.get()
                            + "\n`stackctl deploy` goes on");
        }
        try {
            absence.outlast(() -> back.go(failure.message()));
        } catch (StackException second) {
            if (second.failure() instanceof Failure.Interrupted) {
                second.addSuppressed(cause);
                around.events().accept(new Event.Warning(failure.message()));
                calledOff(open.get());
                return second;
            }
            cause.addSuppressed(second);
            conclusion.alert(Result.FAILED, failure.message());
            return failed(
                    End.MIXED,
                    cause,
                    "and the way back failed too: "
                            + second.failure().message()
                            + "\n`stackctl abort` tries again");
        }
        conclusion.fail(Result.ROLLED_BACK, begin, failure.message());
        return failed(
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

    /** Whoever has lost the right sees what others do by now: that is no failure of this one. */
    private static Optional<StackException> lost(StackChange change) {
        try {
            change.requireRight();
        } catch (StackException e) {
            return Optional.of(e).filter(it -> it.failure() instanceof Failure.LockHeld);
        }
        return Optional.empty();
    }

    private void calledOff(OpenDeployment open) {
        new CalledOff(around, store, planning.situations()).tell(open);
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
        return !policies.isEmpty() && policies.values().stream().allMatch(Undertaking::isToPause);
    }

    private static boolean isToPause(DeployPolicy policy) {
        return policy.failureAction() != FailureAction.ROLLBACK;
    }

    private static StackException failed(End end, StackException cause, String remedy) {
        var failure = cause.failure();
        var told = failure.remedy().isEmpty() ? remedy : failure.remedy() + "\n" + remedy;
        return new StackException(
                new Failure.DeploymentFailed(end, failure.message(), told), cause);
    }
}
