package io.stackctl.execution;

import io.stackctl.plan.Action;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Plan.Numbered;
import io.stackctl.plan.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Hands out the actions of a plan as soon as all that they wait for are done: first those that most
 * of the rest comes behind, one after the other, and of several such the lowest number.
 */
final class ActionGraph<A extends Action> {

    private final Map<Integer, List<Numbered<A>>> followers = new HashMap<>();
    private final Map<Integer, Set<Integer>> missing = new HashMap<>();
    private final PriorityQueue<Numbered<A>> ready =
            new PriorityQueue<>((left, right) -> {
                int behind = Integer.compare(behind(right), behind(left));
                return behind != 0 ? behind : Integer.compare(left.number(), right.number());
            });
    private final Map<Integer, Integer> behind = new HashMap<>();
    private final Set<Integer> changing = new HashSet<>();
    private final Set<Integer> unmet = new HashSet<>();
    private int left;
    private boolean stopped;

    ActionGraph(Plan<A> plan) {
        var actions = plan.actions();
        left = actions.size();
        // Actions wait for smaller numbers only.
        for (var action : actions.reversed()) {
            int further = behind(action) + 1;
            action.waitsFor().forEach(number -> behind.merge(number, further, Math::max));
        }
        for (var action : actions) {
            var open = new HashSet<>(action.waitsFor());
            open.forEach(n -> followers.computeIfAbsent(n, key -> new ArrayList<>()).add(action));
            if (open.isEmpty()) {
                ready.add(action);
            }
            missing.put(action.number(), open);
        }
    }

    /** How many actions come behind one, one after the other. */
    private int behind(Numbered<A> action) {
        return behind.getOrDefault(action.number(), 0);
    }

    /** Blocks for the next action; empty when all are handed out and done, or it was stopped. */
    synchronized Optional<Numbered<A>> next() throws InterruptedException {
        while (ready.isEmpty() && left > 0 && !stopped) {
            wait();
        }
        var next = stopped ? null : ready.poll();
        if (next != null && isChange(next)) {
            changing.add(next.number());
        }
        return Optional.ofNullable(next);
    }

    /** Whether an action does more than wait. */
    static boolean isChange(Numbered<?> numbered) {
        return numbered.action().weight() != Weight.WAIT;
    }

    /**
     * Whether actions are in flight, none of them a change, and no other can begin before they end.
     */
    synchronized boolean isOnlyWaiting() {
        return left > 0 && !stopped && ready.isEmpty() && changing.isEmpty();
    }

    /**
     * Says that an action is done.
     *
     * @param met whether it achieved what it is for, so that what stands in its place is left out
     */
    synchronized void done(int number, boolean met) {
        if (!met) {
            unmet.add(number);
        }
        settle(number);
        notifyAll();
    }

    private void settle(int number) {
        left--;
        changing.remove(number);
        for (var follower : followers.getOrDefault(number, List.of())) {
            var open = missing.get(follower.number());
            if (open != null && open.remove(number) && open.isEmpty()) {
                if (isNeeded(follower)) {
                    ready.add(follower);
                } else {
                    settle(follower.number());
                }
            }
        }
    }

    private boolean isNeeded(Numbered<A> action) {
        var others = action.insteadOf();
        return others.isEmpty() || others.stream().anyMatch(unmet::contains);
    }

    /** Hands out nothing more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
