package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.Ready;
import io.stackctl.state.Traffic;
import java.time.Duration;

/** On which terms new containers of a service take over from old ones. */
interface Terms {

    /**
     * How many of the new ones may be lost.
     *
     * @param changed how many there are
     */
    int mayFail(int changed);

    /** What tells that one is ready, within a time. */
    Ready ready(Duration deadline);

    /** Whether requests are shared between new and old ones, and counted of each. */
    boolean tellApart();

    /**
     * How requests are shared from now on.
     *
     * @param traffic as it is wanted
     * @param byHand what somebody said by hand, which stays
     */
    Traffic said(Traffic traffic, Traffic byHand);

    /** Who takes over; part of a sentence. */
    String successor();
}
