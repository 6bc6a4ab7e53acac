package io.stackctl.execution;

import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.NumberedStep;
import io.stackctl.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Hands out the steps of a plan, lowest number first, as soon as all that they wait for are done.
 */
final class StepGraph {

    private final Map<Integer, List<NumberedStep>> followers = new HashMap<>();
    private final Map<Integer, Set<Integer>> missing = new HashMap<>();
    private final PriorityQueue<NumberedStep> ready =
            new PriorityQueue<>((left, right) -> Integer.compare(left.number(), right.number()));
    private final Set<Integer> changing = new HashSet<>();
    private int left;
    private boolean stopped;

    StepGraph(Plan plan) {
        left = plan.steps().size();
        for (var step : plan.steps()) {
            missing.put(step.number(), new HashSet<>(step.waitsFor()));
            step.waitsFor()
                    .forEach(n -> followers.computeIfAbsent(n, key -> new ArrayList<>()).add(step));
            if (step.waitsFor().isEmpty()) {
                ready.add(step);
            }
        }
    }

    /** Blocks for the next step; empty when all are handed out and done, or it was stopped. */
    synchronized Optional<NumberedStep> next() throws InterruptedException {
        while (ready.isEmpty() && left > 0 && !stopped) {
            wait();
        }
        var next = stopped ? null : ready.poll();
        if (next != null && isChange(next)) {
            changing.add(next.number());
        }
        return Optional.ofNullable(next);
    }

    /** Whether a step does more than wait. */
    static boolean isChange(NumberedStep step) {
        return !(step.step() instanceof Step.AwaitService);
    }

    /**
     * Whether steps are in flight, none of them a change, and no other can begin before they end.
     */
    synchronized boolean isOnlyWaiting() {
        return left > 0 && !stopped && ready.isEmpty() && changing.isEmpty();
    }

    /** Says that a step is done. */
    synchronized void done(int number) {
        left--;
        changing.remove(number);
        for (var follower : followers.getOrDefault(number, List.of())) {
            var open = missing.get(follower.number());
            if (open != null && open.remove(number) && open.isEmpty()) {
                ready.add(follower);
            }
        }
        notifyAll();
    }

    /** Hands out nothing more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
