package io.stackctl.workflow.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.FailureAction;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.plan.Plan;
import io.stackctl.planner.deploy.BackPlanner;
import io.stackctl.planner.deploy.DeployRollout;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.planner.reconcile.ReconcileOptions;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lifecycle.UpIntent;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.Optional;

/** {@code deploy}: brings a stack to its definition without anybody noticing. */
public final class Deploy {

    private final Surroundings around;

    public Deploy(Surroundings around) {
        this.around = around;
    }

    /** What {@link #run} would do, supplies first; nothing is changed. */
    public Plan<Step> plan(Stack wanted, DeployRequest request) {
        var stack = Requirements.fitted(wanted);
        Planner.requirePossible(stack, request.up().wanted().nameSeparator());
        return intent(stack, request).told().plan();
    }

    /**
     * Does it.
     *
     * @param wanted the selected services with what they depend on
     * @return what was done; empty when everything was as it should be
     * @throws StackException {@link Failure.DeploymentFailed} when it did not go well, with how
     *     things stand; {@link Failure.DeploymentWaits} when somebody is to be asked
     */
    public Plan<Step> run(Stack wanted, DeployRequest request) {
        var stack = Requirements.fitted(wanted);
        Planner.requirePossible(stack, request.up().wanted().nameSeparator());
        try (var change = StackChange.begin(around, stack.name(), ChangeKind.DEPLOY)) {
            change.insist();
            try {
                return change.run(intent(stack, request)).orElseThrow();
            } catch (StackException e) {
                throw ended(change, stack, request, e);
            }
        }
    }

    private UpIntent intent(Stack stack, DeployRequest request) {
        return new UpIntent(
                around,
                stack,
                request.up(),
                (whole, observed, options, supplies) ->
                        planned(whole, observed, options, supplies, request),
                Optional.empty());
    }

    private Plan<Step> planned(
            Stack stack,
            ObservedStack observed,
            ReconcileOptions options,
            Plan<Step> supplies,
            DeployRequest request) {
        var warnings = Requirements.check(stack, around.engine());
        var situation = situation(stack, observed, request);
        return Planner.plan(
                        stack, observed, options.rolling(new DeployRollout(situation)), supplies)
                .warning(warnings);
    }

    private Situation situation(Stack stack, ObservedStack observed, DeployRequest request) {
        return new Situations(around, request.options(), request.pauseAt())
                .of(stack, next(observed), 0);
    }

    private static RevisionNumber next(ObservedStack observed) {
        var highest = RevisionNumber.NONE;
        for (var container : observed.containers()) {
            var revision = container.labels().revision();
            highest = revision.compareTo(highest) > 0 ? revision : highest;
        }
        return highest.next();
    }

    /** Says how it ended, and goes back before where that is wanted. */
    private StackException ended(
            StackChange change, Stack stack, DeployRequest request, StackException cause) {
        var failure = cause.failure();
        if (failure instanceof Failure.Interrupted
                || failure instanceof Failure.DeploymentWaits
                || failure instanceof Failure.InvalidRequest
                || failure instanceof Failure.InvalidDefinition
                || failure instanceof Failure.BuildFailed) {
            return cause;
        }
        var observed = StackObservation.of(around.engine(), stack);
        var situation =
                new Situations(around, request.options(), request.pauseAt())
                        .of(stack, made(observed), 0);
        boolean pauses =
                situation.policies().values().stream()
                        .anyMatch(policy -> policy.failureAction() != FailureAction.ROLLBACK);
        if (pauses) {
            return failed(
                    End.MIXED,
                    cause,
                    "it stands still: `stackctl deploy` goes on, `stackctl abort` goes back");
        }
        try {
            change.run(() -> BackPlanner.plan(stack, observed, situation));
        } catch (StackException back) {
            cause.addSuppressed(back);
            return failed(
                    End.MIXED,
                    cause,
                    "and the way back failed too: "
                            + back.failure().message()
                            + "\n`stackctl abort` tries again");
        }
        return failed(
                End.ROLLED_BACK, cause, "the version before serves all, as if nothing had been");
    }

    private static RevisionNumber made(ObservedStack observed) {
        var highest = RevisionNumber.NONE;
        for (var container : observed.containers()) {
            var revision = container.labels().revision();
            highest = revision.compareTo(highest) > 0 ? revision : highest;
        }
        return highest;
    }

    private static StackException failed(End end, StackException cause, String remedy) {
        var failure = cause.failure();
        var told = failure.remedy().isEmpty() ? remedy : failure.remedy() + "\n" + remedy;
        return new StackException(
                new Failure.DeploymentFailed(end, failure.message(), told), cause);
    }
}
