package io.stackctl.workflow.deploy;

import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.tree.DurationText;
import io.stackctl.planner.deploy.Served;
import io.stackctl.planner.deploy.Situation;
import io.stackctl.workflow.StackObservation;
import io.stackctl.workflow.Surroundings;
import java.time.Duration;
import java.util.stream.Collectors;

/** What somebody is told who has called a deployment off: who serves now, and what to do next. */
record CalledOff(Surroundings around, RevisionStore store, Situations situations) {

    void tell(OpenDeployment open) {
        var half = "revision " + open.number().value() + " is half deployed";
        if (open.isSealed(store)) {
            note(
                    "revision "
                            + open.number().value()
                            + " serves all; what is left of the old version is removed by"
                            + " `stackctl deploy`");
            return;
        }
        var stack = open.stack();
        if (stack.isEmpty()) {
            note(half + ", and nothing of it was made: `stackctl abort` clears it away");
            return;
        }
        try {
            tell(half, gaps(stack.get(), open));
        } catch (StackException e) {
            note(
                    half
                            + ", and the engine does not say who serves: `stackctl rollout status`"
                            + " does when it is there again");
        }
    }

    private void tell(String half, String gaps) {
        if (gaps.isEmpty()) {
            note(
                    half
                            + ", and whoever has the requests goes on: `stackctl deploy` or"
                            + " `stackctl promote` goes on with it, `stackctl abort` goes back");
            return;
        }
        around.events()
                .accept(
                        new Event.Warning(
                                half
                                        + ", and nobody serves "
                                        + gaps
                                        + ": `stackctl abort` starts the old version again,"
                                        + " `stackctl deploy` or `stackctl promote` goes on with"
                                        + " the new one"));
    }

    private void note(String words) {
        around.events().accept(new Event.Note(words));
    }

    /** Those that nobody serves, and what becomes of their requests; empty where all are served. */
    private String gaps(Stack stack, OpenDeployment open) {
        var situation = situations.of(stack, open.number(), 0);
        var observed = StackObservation.of(around.engine(), stack);
        return Served.gaps(stack, observed, situation).stream()
                .map(service -> service + meanwhile(service, situation))
                .collect(Collectors.joining(", "));
    }

    private static String meanwhile(ServiceName service, Situation situation) {
        Duration hold = situation.heldNow(service);
        return hold.isPositive()
                ? " (a request waits for up to " + DurationText.print(hold) + ", then it fails)"
                : "";
    }
}
