package io.stackctl.workflow.lifecycle;

import io.stackctl.event.Event;
import io.stackctl.plan.Plan;
import io.stackctl.planner.reconcile.LifecyclePlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.Consent;
import io.stackctl.workflow.change.Intent;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code rm}: removes containers that do not run. */
public final class Remove {

    private final Surroundings around;

    public Remove(Surroundings around) {
        this.around = around;
    }

    /**
     * Asks and does it.
     *
     * @param stopFirst {@code -s}: those that run are stopped and removed too
     * @param anonymousVolumes {@code -v}: their anonymous volumes go with them
     * @return what was done; empty when there was nothing, or the user said no
     */
    public Plan<Step> run(
            FoundStack found, StopOptions options, boolean stopFirst, boolean anonymousVolumes) {
        var done =
                StackChange.make(
                        around,
                        found.name(),
                        ChangeKind.REMOVE,
                        new Intent() {
                            @Override
                            public Plan<Step> plan() {
                                return Remove.this.plan(
                                        found, options, stopFirst, anonymousVolumes);
                            }

                            @Override
                            public Consent consent() {
                                return Consent.whole(Remove::question);
                            }
                        });
        if (done.isPresent() && removed(done.get()).isEmpty()) {
            around.events().accept(new Event.NothingToDo("No stopped containers"));
        }
        return done.orElseGet(Plan::empty);
    }

    private static Optional<String> question(Plan<Step> plan) {
        var names = removed(plan);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Going to remove " + String.join(", ", names));
    }

    /** What {@link #run} would do. */
    public Plan<Step> plan(
            FoundStack found, StopOptions options, boolean stopFirst, boolean anonymousVolumes) {
        Sight.requireServices(found, options.services());
        var sight = Sight.containers(found, around);
        return LifecyclePlanner.remove(
                sight.stack(), sight.observed(), options, stopFirst, anonymousVolumes);
    }

    /** The names of the containers that a plan removes, in its order. */
    public static List<String> removed(Plan<Step> plan) {
        return plan.actions().stream()
                .flatMap(numbered ->
                        numbered.action() instanceof RemoveContainer remove
                                ? Stream.of(remove.container().name())
                                : Stream.empty())
                .toList();
    }
}
