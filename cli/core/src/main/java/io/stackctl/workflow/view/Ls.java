package io.stackctl.workflow.view;

import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Lists the stacks that the engine holds. */
public final class Ls {

    private final Surroundings around;

    public Ls(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs it.
     *
     * @param stopped whether stacks of which nothing runs are listed too
     * @param names which stacks are wanted
     * @return the containers of each stack
     */
    public SortedMap<String, List<ObservedContainer>> run(
            boolean stopped, Predicate<String> names) {
        SortedMap<String, List<ObservedContainer>> stacks = new TreeMap<>();
        for (ObservedContainer container : around.engine().containers().ofAllStacks(stopped)) {
            String stack = container.labels().stack().orElse("");
            if (names.test(stack)) {
                stacks.computeIfAbsent(stack, _ -> new ArrayList<>()).add(container);
            }
        }
        return stacks;
    }
}
