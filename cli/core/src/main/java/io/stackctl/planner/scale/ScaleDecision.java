package io.stackctl.planner.scale;

/** What is done about the number of a service's containers. */
public sealed interface ScaleDecision {

    /** It stays. */
    record Stay() implements ScaleDecision {}

    /** It stays, although there is too much to do; somebody has to know. */
    record Full(String why) implements ScaleDecision {}

    /** There are to be as many. */
    record Up(int count, String why) implements ScaleDecision {}

    /** One goes. */
    record Down(String why) implements ScaleDecision {}
}
