package io.stackctl.plan;

import java.util.List;

/**
 * What to do, as a graph: each step has a number and the numbers of the steps it waits for, which
 * are smaller.
 *
 * @param kept containers that are as they should be and run, sorted by name
 * @param ended containers that are to be stopped and do not run: nothing has to be done, and it is
 *     said of them all the same that they are stopped
 * @param warnings what the user should know, in order
 */
public record Plan(
        List<NumberedStep> steps,
        List<ContainerRef> kept,
        List<ContainerRef> ended,
        List<String> warnings) {

    public Plan {
        steps = List.copyOf(steps);
        kept = List.copyOf(kept);
        ended = List.copyOf(ended);
        warnings = List.copyOf(warnings);
    }

    /** Steps, and nothing that has ended before. */
    public Plan(List<NumberedStep> steps, List<ContainerRef> kept, List<String> warnings) {
        this(steps, kept, List.of(), warnings);
    }

    /**
     * A step in its place.
     *
     * @param number from 1
     * @param waitsFor numbers of earlier steps, ascending
     */
    public record NumberedStep(int number, List<Integer> waitsFor, Step step) {
        public NumberedStep {
            waitsFor = List.copyOf(waitsFor);
        }
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The steps that lose data, in order. */
    public List<Step> losses() {
        return steps.stream().map(NumberedStep::step).filter(Step::losesData).toList();
    }

    /**
     * One line a step: number, what it waits for, verb, subject and cause, in columns.
     *
     * <pre>{@code
     * 1 []  create network shop_default  not found
     * 2 [1] create web/1                 not found
     * }</pre>
     */
    @Override
    public String toString() {
        var columns = new Columns();
        for (var numbered : steps) {
            var step = numbered.step();
            columns.add(
                    numbered.number() + " " + Ranges.of(numbered.waitsFor()),
                    step.verb(),
                    step.subject(),
                    step.cause());
        }
        return columns.toString();
    }
}
