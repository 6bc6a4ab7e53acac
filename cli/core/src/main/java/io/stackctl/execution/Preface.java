package io.stackctl.execution;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.plan.Plan;

/** What is told before the first action of a plan: warnings, and what needs no action. */
final class Preface {

    private Preface() {}

    static void tell(Plan<?> plan, EventSink events) {
        plan.warnings().forEach(warning -> events.accept(new Event.Warning(warning)));
        plan.kept().forEach(container -> tell(container, Status.RUNNING, events));
        for (var container : plan.ended()) {
            tell(container, Status.STOPPING, events);
            tell(container, Status.STOPPED, events);
        }
    }

    private static void tell(Resource container, Status status, EventSink events) {
        events.accept(new Event.ResourceChanged(container, status));
    }
}
