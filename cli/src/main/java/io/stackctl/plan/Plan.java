package io.stackctl.plan;

import io.stackctl.event.Resource;
import java.util.List;

/**
 * What to do, as a graph: each action has a number and the numbers of those it waits for, which are
 * smaller.
 *
 * @param kept containers that are as they should be and run, sorted by name
 * @param ended containers that are to be stopped and do not run: nothing has to be done, and it is
 *     said of them all the same that they are stopped
 * @param warnings what the user should know, in order
 */
public record Plan<A extends Action>(
        List<Numbered<A>> actions,
        List<Resource> kept,
        List<Resource> ended,
        List<String> warnings) {

    public Plan {
        actions = List.copyOf(actions);
        kept = List.copyOf(kept);
        ended = List.copyOf(ended);
        warnings = List.copyOf(warnings);
    }

    /** Nothing to do and nothing to say. */
    public static <A extends Action> Plan<A> empty() {
        return of(List.of());
    }

    /** Actions, and nothing to say of anything else. */
    public static <A extends Action> Plan<A> of(List<Numbered<A>> actions) {
        return new Plan<>(actions, List.of(), List.of(), List.of());
    }

    /**
     * An action in its place.
     *
     * @param number from 1
     * @param waitsFor numbers of earlier actions, ascending
     */
    public record Numbered<A extends Action>(int number, List<Integer> waitsFor, A action) {
        public Numbered {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return actions.isEmpty();
    }

    /** The actions that lose data, in order. */
    public List<A> losses() {
        return actions.stream().map(Numbered::action).filter(Action::losesData).toList();
    }

    /**
     * One line an action: number, what it waits for, verb, target and cause, in columns.
     *
     * <pre>{@code
     * 1 []  create network shop_default  not found
     * 2 [1] create web/1                 not found
     * }</pre>
     */
    @Override
    public String toString() {
        var columns = new Columns();
        for (var numbered : actions) {
            var action = numbered.action();
            columns.add(
                    numbered.number() + " " + Ranges.of(numbered.waitsFor()),
                    action.verb(),
                    action.target().toString(),
                    action.cause());
        }
        return columns.toString();
    }
}
