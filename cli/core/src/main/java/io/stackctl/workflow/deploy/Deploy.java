package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.history.Outcome;
import io.stackctl.history.Outcome.Result;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.Planner;
import io.stackctl.step.Step;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lock.LockWait;
import io.stackctl.workflow.models.Models;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code deploy}, {@code promote} and {@code abort}: brings a stack to its definition without
 * anybody noticing. What was interrupted, on whichever machine, is gone on with where the same is
 * wanted, and taken back first where something else is.
 */
public final class Deploy {

    private final Surroundings around;

    public Deploy(Surroundings around) {
        this.around = around;
    }

    /** What {@link #run} would do, supplies first; nothing is changed. */
    public Plan<Step> plan(Stack wanted, DeployRequest request) {
        var stack = Models.provide(around, Requirements.fitted(wanted), false);
        Planner.requirePossible(stack, request.up().wanted().nameSeparator());
        var store = new RevisionStore(around.engine(), stack.name());
        var open = OpenDeployment.of(store);
        var document = RevisionDocument.write(stack);
        var same = open.filter(begun -> begun.isOf(document));
        if (open.isPresent() && same.isEmpty()) {
            around.events()
                    .accept(
                            new Event.Note(
                                    "revision "
                                            + open.get().number()
                                            + " is half deployed, and would be taken back first"));
        }
        return new Undertaking(around, store, goal(stack, document, same, store), request)
                .intent()
                .told()
                .plan();
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
        var fitted = Requirements.fitted(wanted);
        Planner.requirePossible(fitted, request.up().wanted().nameSeparator());
        try (var right = DeployRight.take(around, fitted.name(), "deploy", request.lockWait())) {
            var stack = Models.provide(around, fitted, true);
            var store = new RevisionStore(around.engine(), stack.name());
            var document = RevisionDocument.write(stack);
            var open = OpenDeployment.of(store);
            var same = open.filter(begun -> begun.isOf(document));
            if (open.isPresent() && same.isEmpty() && !around.dryRun()) {
                end(right, store, open.get(), "something else is deployed");
            }
            return new Undertaking(
                            right.around(), store, goal(stack, document, same, store), request)
                    .run(right.change());
        }
    }

    private static Goal goal(
            Stack stack, String document, Optional<OpenDeployment> same, RevisionStore store) {
        return new Goal(
                stack,
                document,
                Map.of(),
                same.map(OpenDeployment::number),
                same.map(open -> open.promoted(store)).orElse(0),
                "deploy",
                Optional.empty());
    }

    /**
     * Goes on with a deployment that stands still, whether it waits for this or was interrupted.
     *
     * @throws StackException when there is none, and as {@link #run}
     */
    public Plan<Step> promote(StackName name, DeployRequest request) {
        try (var right = DeployRight.take(around, name, "promote", request.lockWait())) {
            var store = new RevisionStore(around.engine(), name);
            var open = required(store, name);
            var stack =
                    open.stack()
                            .orElseThrow(() ->
                                    new StackException(
                                            new Failure.InvalidRequest(
                                                    "revision "
                                                            + open.number()
                                                            + " was interrupted before anything of"
                                                            + " it was made",
                                                    "`stackctl abort` clears it away")));
            int share =
                    new Situations(around, request.options(), request.pauseAt(), false)
                            .of(stack, open.number(), 0)
                            .greatestShare();
            open.promote(store, share);
            return new Undertaking(
                            right.around(),
                            store,
                            goal(stack, open.document().orElse(""), Optional.of(open), store),
                            request.of(open.named(stack)))
                    .run(right.change());
        }
    }

    /**
     * Goes back from a deployment that has not ended.
     *
     * @return its number
     * @throws StackException when there is none, or when the way back fails
     */
    public RevisionNumber abort(StackName name) {
        try (var right = DeployRight.take(around, name, "abort", LockWait.NONE)) {
            var store = new RevisionStore(around.engine(), name);
            var open = required(store, name);
            if (end(right, store, open, "aborted")) {
                return open.number();
            }
            throw new StackException(
                    new Failure.InvalidRequest(
                            "revision "
                                    + open.number().value()
                                    + " had gone over already, and is complete now",
                            "`stackctl rollback` goes back to the one before"));
        }
    }

    private static OpenDeployment required(RevisionStore store, StackName stack) {
        return OpenDeployment.of(store)
                .orElseThrow(() ->
                        new StackException(
                                new Failure.InvalidRequest(
                                        "no deployment of stack " + stack + " is open",
                                        "`stackctl history` shows how the last one ended")));
    }

    /**
     * Ends a deployment that was interrupted: back, or forward where what is old is going already.
     *
     * @return whether it went back
     */
    private boolean end(DeployRight right, RevisionStore store, OpenDeployment open, String why) {
        var stack = open.stack();
        if (stack.isPresent() && open.isSealed(store)) {
            new Undertaking(
                            right.around(),
                            store,
                            goal(stack.get(), open.document().orElse(""), Optional.of(open), store),
                            DeployRequest.UNCHANGED.of(open.named(stack.get())))
                    .run(right.change());
            return false;
        }
        var lost = new SchemaGuard(around, store).inTheWayOf(open.revision().base());
        if (lost.isPresent()) {
            throw SchemaGuard.refusal(
                    open.revision().base().orElseThrow(),
                    lost.get(),
                    "`stackctl promote` goes on with revision " + open.number().value());
        }
        takeBack(right, store, open, why);
        return true;
    }

    private void takeBack(DeployRight right, RevisionStore store, OpenDeployment open, String why) {
        var begin = Instant.now();
        // Without a definition nothing of it was made.
        open.stack().ifPresent(stack -> goBack(right, stack, store, open, why));
        around.events().accept(new Event.DeploymentEnded(OptionalLong.empty()));
        store.finish(
                open.number(),
                new Outcome(
                        Result.ROLLED_BACK,
                        Instant.now(),
                        Duration.between(begin, Instant.now()),
                        why,
                        0));
        new DeployNote(
                        around.occasion(),
                        "abort",
                        Optional.of(open.number()),
                        open.revision().base(),
                        Map.of("why", why))
                .write(around, store.stack(), Result.ROLLED_BACK.word(), begin);
        open.stack().ifPresent(stack -> alert(right, stack, open, why));
    }

    private void goBack(
            DeployRight right, Stack stack, RevisionStore store, OpenDeployment open, String why) {
        var situations =
                new Situations(around, DeployRequest.DEFAULTS.options(), Optional.empty(), false);
        try {
            new WayBack(
                            right.around(),
                            right.change(),
                            stack,
                            situations.of(stack, open.number(), 0))
                    .go(why);
        } catch (StackException e) {
            if (e.failure() instanceof Failure.Interrupted) {
                new CalledOff(around, store, situations).tell(open);
            }
            throw e;
        }
    }

    private static void alert(DeployRight right, Stack stack, OpenDeployment open, String why) {
        new DeploymentHooks(right.around(), stack, DeployRequest.UNCHANGED, "abort")
                .failed(
                        new DeploymentHooks.Subject(
                                open.number(),
                                open.revision().base(),
                                Set.copyOf(open.revision().services())),
                        Result.ROLLED_BACK,
                        why);
    }
}
