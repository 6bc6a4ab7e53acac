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

    /**
     * Goes through the actions in their order, as if each achieved what it is for and none failed.
     */
    public void run(Plan<?> plan) {
        boolean prefaced = false;
        for (var numbered : plan.actions()) {
            if (!numbered.insteadOf().isEmpty()) {
                continue;
            }
            // Supplies come before all else, as they do when it is done.
            if (!prefaced && !numbered.action().isSupply()) {
                Preface.tell(plan, events);
                prefaced = true;
            }
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
        if (!prefaced) {
            Preface.tell(plan, events);
        }
    }
}
