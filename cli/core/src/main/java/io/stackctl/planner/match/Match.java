package io.stackctl.planner.match;

import java.util.List;

/**
 * What stands for a network or volume of the definition.
 *
 * @param chosen the one to use
 * @param others those that say that they are it as well, such as what a change of the name left;
 *     they are not touched
 */
public record Match<T>(T chosen, List<T> others) {

    public Match {
        others = List.copyOf(others);
    }
}
