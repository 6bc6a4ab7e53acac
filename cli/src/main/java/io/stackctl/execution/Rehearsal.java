package io.stackctl.execution;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.ContainerRef;
import io.stackctl.plan.Plan;

/** Tells what running a plan would tell, and does nothing. */
public final class Rehearsal {

    private final EventSink events;

    public Rehearsal(EventSink events) {
        this.events = events;
    }

    /** Goes through the steps in their order. */
    public void run(Plan plan) {
        plan.warnings().forEach(warning -> events.accept(new Event.Warning(warning)));
        plan.kept().forEach(ref -> tell(ref, Status.RUNNING));
        for (var ref : plan.ended()) {
            tell(ref, Status.STOPPING);
            tell(ref, Status.STOPPED);
        }
        for (var numbered : plan.steps()) {
            var narration = Narration.of(numbered.step());
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

    private void tell(ContainerRef container, Status status) {
        events.accept(new Event.ResourceChanged(Resource.container(container.name()), status));
    }
}
