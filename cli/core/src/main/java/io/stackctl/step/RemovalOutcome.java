package io.stackctl.step;

import io.stackctl.engine.Removal;
import io.stackctl.event.Status;
import io.stackctl.plan.Outcome;

/** How a removal went, in the words of a plan. */
public final class RemovalOutcome {

    private RemovalOutcome() {}

    public static Outcome of(Removal removal) {
        return switch (removal) {
            case REMOVED -> Outcome.DONE;
            case NOT_FOUND -> Outcome.of(Status.NOT_FOUND);
            case IN_USE -> Outcome.of(Status.IN_USE);
        };
    }
}
