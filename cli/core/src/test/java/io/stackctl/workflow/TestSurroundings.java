package io.stackctl.workflow;

import io.stackctl.engine.Engine;
import io.stackctl.event.EventSink;
import io.stackctl.local.TestSettings;

/** Surroundings with the settings of this process. */
public final class TestSurroundings {

    private TestSurroundings() {}

    /** Those that ask nobody. */
    public static Surroundings of(Engine engine, EventSink events) {
        return Surroundings.of(engine, TestSettings.process(), events);
    }

    /** Those of a user with answers. */
    public static Surroundings of(
            Engine engine,
            EventSink events,
            Confirmation confirmation,
            Interruption interruption,
            boolean dryRun) {
        return new Surroundings(
                engine, TestSettings.process(), events, confirmation, interruption, dryRun);
    }
}
