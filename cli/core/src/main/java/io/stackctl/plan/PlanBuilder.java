package io.stackctl.plan;

import io.stackctl.event.Resource;
import io.stackctl.model.Order;
import io.stackctl.plan.Plan.Numbered;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Collects actions in the order in which they are numbered. */
public final class PlanBuilder<A extends Action> {

    private final Function<String, ? extends A> gathering;
    private final List<Numbered<A>> actions = new ArrayList<>();
    private final List<Resource> kept = new ArrayList<>();
    private final List<Resource> ended = new ArrayList<>();
    private final List<Promise> promises = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<Integer> stage = List.of();
    private int gathered;

    /**
     * Begins.
     *
     * @param gathering makes the action that does nothing, where others come together, of its cause
     */
    public PlanBuilder(Function<String, ? extends A> gathering) {
        this.gathering = gathering;
    }

    /**
     * Adds an action.
     *
     * @param waitsFor numbers of actions that were added before
     * @return its number
     */
    public int add(A action, Collection<Integer> waitsFor) {
        return add(action, waitsFor, List.of());
    }

    /**
     * Adds an action that is done only when another one achieves nothing.
     *
     * @param waitsFor numbers of actions that were added before
     * @param insteadOf numbers of such, of which one has to have achieved nothing; with none of
     *     them it is done in any case
     * @return its number
     */
    public int add(A action, Collection<Integer> waitsFor, Collection<Integer> insteadOf) {
        int number = actions.size() + 1;
        var others = new TreeSet<>(insteadOf);
        var before = new TreeSet<>(waitsFor);
        before.addAll(others);
        if (before.isEmpty()) {
            before.addAll(stage);
        }
        actions.add(new Numbered<>(number, List.copyOf(before), List.copyOf(others), action));
        return number;
    }

    /**
     * Adds an action.
     *
     * @param waitsFor numbers of actions that were added before
     * @return its number
     */
    public int add(A action, int... waitsFor) {
        var numbers = new ArrayList<Integer>();
        for (int number : waitsFor) {
            numbers.add(number);
        }
        return add(action, numbers);
    }

    /** Adds all actions of another plan behind those so far, with new numbers. */
    public void addAll(Plan<A> other) {
        int offset = actions.size();
        for (var numbered : other.actions()) {
            add(
                    numbered.action(),
                    numbered.waitsFor().stream().map(number -> number + offset).toList(),
                    numbered.insteadOf().stream().map(number -> number + offset).toList());
        }
    }

    /** Begins a stage: what is added from now on waits, at least, for all that was added before. */
    public void beginStage() {
        stage = ends();
    }

    /** Says that a container stays as it is. */
    public void keep(Resource container) {
        kept.add(container);
    }

    /** Says that a container that is to be stopped does not run. */
    public void ended(Resource container) {
        ended.add(container);
    }

    /** Says what those who use the stack notice meanwhile. */
    public void promise(List<Promise> more) {
        promises.addAll(more);
    }

    /** Says something to the user, once. */
    public void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /** Says something to somebody who only looks at the plan. */
    public void note(String note) {
        notes.add(note);
    }

    /**
     * The numbers to wait for so that everything so far is done: one, through a gathering where
     * there are several ends, or none in an empty plan.
     */
    public List<Integer> everythingSoFar(String cause) {
        return gather(cause, ends());
    }

    /** The same for those of a kind; another one that waits for them may be among the rest. */
    public List<Integer> together(String cause, Predicate<? super A> kind) {
        return gather(
                cause,
                ends(
                        actions.stream()
                                .filter(numbered -> kind.test(numbered.action()))
                                .map(Numbered::number)
                                .toList()));
    }

    /** The same numbers, sorted, without those that others of them wait for in any case. */
    public List<Integer> ends(Collection<Integer> numbers) {
        var left = new TreeSet<>(numbers);
        var open = new ArrayDeque<>(left);
        Set<Integer> seen = new HashSet<>();
        while (!open.isEmpty()) {
            for (int behind : actions.get(open.removeLast() - 1).waitsFor()) {
                left.remove(behind);
                if (seen.add(behind)) {
                    open.add(behind);
                }
            }
        }
        return List.copyOf(left);
    }

    private List<Integer> gather(String cause, List<Integer> numbers) {
        if (numbers.size() < 2) {
            return numbers;
        }
        gathered = add(gathering.apply(cause), numbers);
        return List.of(gathered);
    }

    private List<Integer> ends() {
        Set<Integer> waitedFor = new HashSet<>();
        var left = new ArrayList<Integer>();
        for (var action : actions) {
            waitedFor.addAll(action.waitsFor());
            left.add(action.number());
        }
        left.removeAll(waitedFor);
        return left;
    }

    /** What was collected. */
    public Plan<A> build() {
        // Nothing came after it, so nothing had to come together.
        if (gathered > 0 && gathered == actions.size()) {
            actions.removeLast();
        }
        kept.sort(Order.by(Resource::name));
        return new Plan<>(actions, kept, ended, promises, warnings, notes);
    }
}
