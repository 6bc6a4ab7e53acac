package io.stackctl.workflow;

import io.stackctl.engine.Engine;
import io.stackctl.event.EventSink;

/**
 * What every workflow works with.
 *
 * @param events is told what happens
 * @param confirmation asks the user before data is lost
 * @param interruption tells when the user wants to stop
 * @param dryRun whether changes are told only, and not made
 */
public record Surroundings(
        Engine engine,
        EventSink events,
        Confirmation confirmation,
        Interruption interruption,
        boolean dryRun) {

    /** Surroundings that ask nobody, as other programs want it. */
    public static Surroundings of(Engine engine, EventSink events) {
        return new Surroundings(engine, events, question -> false, Interruption.never(), false);
    }

    /** The same for a part that the user's interrupts reach in another way. */
    Surroundings withoutInterruption() {
        return new Surroundings(engine, events, confirmation, Interruption.never(), dryRun);
    }
}
