package io.stackctl.planner.heal;

import io.stackctl.state.ObservedContainer;

/** What is done about the containers of a service. */
public sealed interface HealDecision {

    /** Nothing, and nothing is said. */
    record Nothing() implements HealDecision {}

    /** Nothing, and why; somebody has to know. */
    record Tell(String why) implements HealDecision {}

    /** One of them is replaced, or restarted. */
    record Treat(ObservedContainer container, String cause) implements HealDecision {}

    /** What an interrupted healing left is taken away. */
    record Clear(ObservedContainer container, String cause) implements HealDecision {}
}
