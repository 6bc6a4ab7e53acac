package io.stackctl.workflow.deploy;

import io.stackctl.failure.StackException;
import io.stackctl.history.Outcome.Result;
import io.stackctl.history.RevisionStore;
import io.stackctl.plan.Plan;
import io.stackctl.planner.deploy.Reach;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.Step;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lifecycle.UpIntent;
import io.stackctl.workflow.provider.Gifts;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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
        this(
                around,
                store,
                goal,
                request,
                new EngineAbsence(around, goal.stack(), request),
                Reach.NONE);
    }

    private Undertaking(
            Surroundings around,
            RevisionStore store,
            Goal goal,
            DeployRequest request,
            EngineAbsence absence,
            Reach before) {
        this.absence = absence;
        this.around = around;
        this.store = store;
        this.goal = goal;
        this.request = request;
        this.planning = new DeployPlanning(around, store, goal, request, before);
        this.conclusion = new Conclusion(around, store, goal, planning, absence);
        this.recorded = goal.open().isPresent();
    }

    /** What is wanted, as a plan is made of it. */
    UpIntent intent() {
        return new UpIntent(
                        around, goal.stack(), request.up(), planning, Optional.empty(), new Gifts())
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
            throw new BadEnd(conclusion, change, begin).of(e);
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
        return new Undertaking(around, store, further.get(), request, absence, planning.reach())
                .run(change);
    }

    private ObservedStack observed() {
        return StackObservation.of(around.engine(), goal.stack());
    }
}
