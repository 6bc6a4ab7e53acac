package io.stackctl.workflow;

import io.stackctl.event.EventSink;

/**
 * Where verbs get from what their workflows work with. The one implementation knows which engine it
 * is.
 */
public interface Toolbox {

    /**
     * Begins, beside other work, what the first call to the engine takes. Optional: a call that
     * comes earlier waits for it, and one that never comes does not.
     *
     * @param listening whether signals to this process will be listened to as well
     */
    default void prepare(boolean listening) {}

    /** The same with the engine that the command line chose. */
    default Toolbox towards(EngineChoice engine) {
        return this;
    }

    /**
     * The surroundings of one run.
     *
     * @param events is told what happens
     * @param confirmation asks before data is lost
     * @param dryRun whether changes are told only
     */
    Surroundings surroundings(EventSink events, Confirmation confirmation, boolean dryRun);
}
