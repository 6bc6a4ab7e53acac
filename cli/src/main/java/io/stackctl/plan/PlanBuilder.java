package io.stackctl.plan;

import io.stackctl.model.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects steps in the order in which they are numbered. */
final class PlanBuilder {

    private final List<Plan.NumberedStep> steps = new ArrayList<>();
    private final List<ContainerRef> kept = new ArrayList<>();
    private final List<ContainerRef> ended = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Adds a step.
     *
     * @param waitsFor numbers of steps that were added before
     * @return its number
     */
    int add(Step step, Collection<Integer> waitsFor) {
        int number = steps.size() + 1;
        steps.add(new Plan.NumberedStep(number, List.copyOf(new TreeSet<>(waitsFor)), step));
        return number;
    }

    int add(Step step, int... waitsFor) {
        var numbers = new ArrayList<Integer>();
        for (int number : waitsFor) {
            numbers.add(number);
        }
        return add(step, numbers);
    }

    /** How many steps there are so far: the number of the last one. */
    int size() {
        return steps.size();
    }

    void keep(ContainerRef container) {
        kept.add(container);
    }

    void ended(ContainerRef container) {
        ended.add(container);
    }

    void warn(String warning) {
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    /**
     * The numbers to wait for so that everything so far is done: one, through a {@link Step.Gather}
     * where there are several ends, or none in an empty plan.
     */
    List<Integer> everythingSoFar(String cause) {
        var ends = ends();
        return ends.size() < 2 ? ends : List.of(add(new Step.Gather(cause), ends));
    }

    private List<Integer> ends() {
        Set<Integer> waitedFor = new HashSet<>();
        for (var step : steps) {
            waitedFor.addAll(step.waitsFor());
        }
        return steps.stream()
                .map(Plan.NumberedStep::number)
                .filter(number -> !waitedFor.contains(number))
                .toList();
    }

    Plan build() {
        // Nothing came after it, so nothing had to come together.
        if (!steps.isEmpty() && steps.getLast().step() instanceof Step.Gather) {
            steps.removeLast();
        }
        kept.sort(Order.by(ContainerRef::name));
        return new Plan(steps, kept, ended, warnings);
    }
}
