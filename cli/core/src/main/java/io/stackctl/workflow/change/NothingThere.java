package io.stackctl.workflow.change;

import io.stackctl.event.Event;
import io.stackctl.model.name.StackName;
import io.stackctl.workflow.Surroundings;

/** Of a stack that was to be taken away nothing is there; its name may be a wrong one. */
public final class NothingThere {

    private NothingThere() {}

    /** Tells the user, in Compose's words. */
    public static void tell(Surroundings around, StackName stack) {
        around.events()
                .accept(
                        new Event.Warning(
                                "Warning: No resource found to remove for project \""
                                        + stack
                                        + "\"."));
    }
}
