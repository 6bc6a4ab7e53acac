package io.stackctl.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Orders things so that each comes after all it stands on. It goes down with a list of its own: a
 * chain may have more links than a thread has frames.
 *
 * @param <T> what is ordered
 */
public final class DependencyOrder<T> {

    private final Function<T, ? extends Collection<T>> standsOn;
    private final Consumer<List<T>> circles;
    private final Set<T> ordered = new LinkedHashSet<>();
    private final LinkedHashSet<T> way = new LinkedHashSet<>();
    private final Deque<Iterator<T>> open = new ArrayDeque<>();

    /**
     * Has nothing in it yet.
     *
     * @param standsOn what a thing stands on directly, in the order in which it is looked at
     * @param circles told the things that stand on one another, each on the next and the last on
     *     the first; when it returns, that last link is left out
     */
    public DependencyOrder(
            Function<T, ? extends Collection<T>> standsOn, Consumer<List<T>> circles) {
        this.standsOn = standsOn;
        this.circles = circles;
    }

    /** Adds all that a thing stands on, directly or not, and the thing itself. */
    public void add(T thing) {
        enter(thing);
        while (!open.isEmpty()) {
            if (open.getLast().hasNext()) {
                enter(open.getLast().next());
            } else {
                open.removeLast();
                ordered.add(way.removeLast());
            }
        }
    }

    private void enter(T thing) {
        if (ordered.contains(thing)) {
            return;
        }
        if (way.add(thing)) {
            open.addLast(List.<T>copyOf(standsOn.apply(thing)).iterator());
        } else {
            var names = new ArrayList<>(way);
            circles.accept(List.copyOf(names.subList(names.indexOf(thing), names.size())));
        }
    }

    /** What was added. */
    public List<T> all() {
        return List.copyOf(ordered);
    }
}
