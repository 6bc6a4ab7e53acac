package io.stackctl.workflow.change;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;

/**
 * Tells what a plan does. That nobody can be told any more is no reason to stop half-way: the
 * output remembers it, and the verb ends with it when the work is done.
 */
public record Undeterred(EventSink next) implements EventSink {

    @Override
    public void accept(Event event) {
        try {
            next.accept(event);
        } catch (StackException untold) {
            if (!(untold.failure() instanceof Failure.OutputFailed)) {
                throw untold;
            }
        }
    }
}
