package io.stackctl.planner.deploy;

import java.util.List;

/** In which order the parts come. */
@FunctionalInterface
interface Manner {

    /** Adds the steps for one service; says what to wait for so that it has gone over. */
    List<Integer> roll(Progress progress, RolloutSteps steps, List<Integer> behind);
}
