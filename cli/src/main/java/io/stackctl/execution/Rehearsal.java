package io.stackctl.execution;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.plan.Plan;

/** Tells what running a plan would tell, and does nothing. */
public final class Rehearsal {

    private final EventSink events;

    public Rehearsal(EventSink events) {
        this.events = events;
    }

    /** Goes through the actions in their order. */
    public void run(Plan<?> plan) {
        Preface.tell(plan, events);
        for (var numbered : plan.actions()) {
            var narration = numbered.action().narration();
            for (var resource : narration.resources()) {
                narration
                        .begin()
                        .ifPresent(status ->
                                events.accept(new Event.ResourceChanged(resource, status)));
                narration
                        .end()
                        .ifPresent(status ->
                                events.accept(new Event.ResourceChanged(resource, status)));
            }
        }
    }
}
