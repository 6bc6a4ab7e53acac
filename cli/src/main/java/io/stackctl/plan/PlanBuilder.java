package io.stackctl.plan;

import io.stackctl.event.Resource;
import io.stackctl.model.Order;
import io.stackctl.plan.Plan.Numbered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Collects actions in the order in which they are numbered. */
public final class PlanBuilder<A extends Action> {

    private final Function<String, ? extends A> gathering;
    private final List<Numbered<A>> actions = new ArrayList<>();
    private final List<Resource> kept = new ArrayList<>();
    private final List<Resource> ended = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
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
        int number = actions.size() + 1;
        actions.add(new Numbered<>(number, List.copyOf(new TreeSet<>(waitsFor)), action));
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

    /** How many actions there are so far: the number of the last one. */
    public int size() {
        return actions.size();
    }

    /** Says that a container stays as it is. */
    public void keep(Resource container) {
        kept.add(container);
    }

    /** Says that a container that is to be stopped does not run. */
    public void ended(Resource container) {
        ended.add(container);
    }

    /** Says something to the user, once. */
    public void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /**
     * The numbers to wait for so that everything so far is done: one, through a gathering where
     * there are several ends, or none in an empty plan.
     */
    public List<Integer> everythingSoFar(String cause) {
        var ends = ends();
        if (ends.size() < 2) {
            return ends;
        }
        gathered = add(gathering.apply(cause), ends);
        return List.of(gathered);
    }

    private List<Integer> ends() {
        Set<Integer> waitedFor = new HashSet<>();
        for (var action : actions) {
            waitedFor.addAll(action.waitsFor());
        }
        return actions.stream()
                .map(Numbered::number)
                .filter(number -> !waitedFor.contains(number))
                .toList();
    }

    /** What was collected. */
    public Plan<A> build() {
        // Nothing came after it, so nothing had to come together.
        if (gathered > 0 && gathered == actions.size()) {
            actions.removeLast();
        }
        kept.sort(Order.by(Resource::name));
        return new Plan<>(actions, kept, ended, warnings);
    }
}
