package io.stackctl.workflow;

import io.stackctl.event.EventSink;

/**
 * Where verbs get from what their workflows work with. The one implementation knows which engine it
 * is.
 */
public interface Toolbox {

    /**
     * The surroundings of one run.
     *
     * @param events is told what happens
     * @param confirmation asks before data is lost
     * @param dryRun whether changes are told only
     */
    Surroundings surroundings(EventSink events, Confirmation confirmation, boolean dryRun);
}
