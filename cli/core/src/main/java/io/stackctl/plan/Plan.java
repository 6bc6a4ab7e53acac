package io.stackctl.plan;

import io.stackctl.event.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What to do, as a graph: each action has a number and the numbers of those it waits for, which are
 * smaller.
 *
 * @param kept containers, or services of a cluster, that are as they should be and run, sorted by
 *     name
 * @param ended containers that are to be stopped and do not run: nothing has to be done, and it is
 *     said of them all the same that they are stopped
 * @param promises what those who use the stack notice meanwhile; empty where nothing is promised
 * @param warnings what the user should know, in order
 * @param notes what is worth knowing to somebody who only looks at it, in order
 */
public record Plan<A extends Action>(
        List<Numbered<A>> actions,
        List<Resource> kept,
        List<Resource> ended,
        List<Promise> promises,
        List<String> warnings,
        List<String> notes) {

    public Plan {
        actions = List.copyOf(actions);
        kept = List.copyOf(kept);
        ended = List.copyOf(ended);
        promises = List.copyOf(promises);
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /** Nothing to do and nothing to say. */
    public static <A extends Action> Plan<A> empty() {
        return new Plan<>(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * An action in its place.
     *
     * @param number from 1
     * @param waitsFor numbers of earlier actions, ascending
     * @param insteadOf some of these, for which this is the other way: it is done only when one of
     *     them {@linkplain Outcome#unmet achieved nothing}; empty when it is done in any case
     */
    public record Numbered<A extends Action>(
            int number, List<Integer> waitsFor, List<Integer> insteadOf, A action) {
        public Numbered {
            waitsFor = List.copyOf(waitsFor);
            insteadOf = List.copyOf(insteadOf);
        }
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return actions.isEmpty();
    }

    /** The {@linkplain Action#isSupply supplies}, which a plan begins with. */
    public Plan<A> supplies() {
        return new Plan<>(
                actions.stream().filter(a -> a.action().isSupply()).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same without some actions, for which nobody waits any more. */
    public Plan<A> without(Predicate<A> left) {
        List<Numbered<A>> rest = new ArrayList<>();
        Set<Integer> gone = new HashSet<>();
        for (var numbered : actions) {
            if (left.test(numbered.action())) {
                gone.add(numbered.number());
            } else {
                rest.add(
                        new Numbered<>(
                                numbered.number(),
                                numbered.waitsFor().stream()
                                        .filter(number -> !gone.contains(number))
                                        .toList(),
                                numbered.insteadOf(),
                                numbered.action()));
            }
        }
        return new Plan<>(rest, kept, ended, promises, warnings, notes);
    }

    /** These actions and, behind all of them, those of another plan, whose numbers go on. */
    public static Plan<Action> inTurn(Plan<?> first, Plan<?> then) {
        int offset = first.actions().size();
        Set<Integer> ends = new TreeSet<>();
        List<Numbered<Action>> all = new ArrayList<>();
        for (var numbered : first.actions()) {
            ends.removeAll(numbered.waitsFor());
            ends.add(numbered.number());
            all.add(
                    new Numbered<>(
                            numbered.number(),
                            numbered.waitsFor(),
                            numbered.insteadOf(),
                            numbered.action()));
        }
        for (var numbered : then.actions()) {
            var behind = moved(numbered.waitsFor(), offset);
            all.add(
                    new Numbered<>(
                            numbered.number() + offset,
                            behind.isEmpty() ? List.copyOf(ends) : behind,
                            moved(numbered.insteadOf(), offset),
                            numbered.action()));
        }
        return new Plan<>(
                all, then.kept(), then.ended(), then.promises(), then.warnings(), then.notes());
    }

    private static List<Integer> moved(List<Integer> numbers, int offset) {
        return numbers.stream().map(number -> number + offset).toList();
    }

    /** The same with more that the user should know. */
    public Plan<A> warning(List<String> more) {
        return more.isEmpty()
                ? this
                : new Plan<>(
                        actions,
                        kept,
                        ended,
                        promises,
                        Stream.concat(warnings.stream(), more.stream()).toList(),
                        notes);
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
