package io.stackctl.planner.scale;

import io.stackctl.model.deploy.Autoscale;
import io.stackctl.model.tree.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How many containers a service should have. More when two of three samples say so, as many as they
 * need and never more than twice as many at once; fewer one by one, when there was little to do for
 * long. What is not known counts for neither.
 */
public final class ScaleRules {

    /** Samples that one decides by. */
    public static final int SAMPLES = 3;

    private static final int ENOUGH = 2;

    private ScaleRules() {}

    /**
     * Decides.
     *
     * @param running how many there are, ready or not
     * @param samples the last ones, {@link #SAMPLES} at most, all taken since the number changed
     * @param low for how long there has been little to do
     */
    public static ScaleDecision decide(
            Autoscale policy, int running, List<LoadSample> samples, Duration low) {
        if (running < policy.min()) {
            return new ScaleDecision.Up(policy.min(), policy.min() + " are the fewest");
        }
        if (running > policy.max()) {
            return new ScaleDecision.Down(policy.max() + " are the most");
        }
        var high = samples.stream().filter(sample -> sample.isHigh(policy)).toList();
        if (samples.size() == SAMPLES && high.size() >= ENOUGH) {
            return up(policy, running, high);
        }
        if (running > policy.min() && !samples.isEmpty() && low.compareTo(policy.down()) >= 0) {
            return new ScaleDecision.Down(
                    samples.getLast().words(policy) + " for " + DurationText.print(policy.down()));
        }
        return new ScaleDecision.Stay();
    }

    private static ScaleDecision up(Autoscale policy, int running, List<LoadSample> high) {
        var missing = new ArrayList<Integer>();
        for (var sample : high) {
            sample.needed(policy).ifPresent(count -> missing.add(count - sample.ready()));
        }
        missing.sort(null);
        var last = high.getLast();
        var why = last.words(policy) + " for " + last.ready();
        if (running == policy.max()) {
            return new ScaleDecision.Full(why + ", and " + policy.max() + " are the most");
        }
        // One that stands out does not decide how many.
        long wanted = (long) running + missing.get(missing.size() - ENOUGH);
        long most = Math.min(policy.max(), 2L * running);
        return new ScaleDecision.Up((int) Math.clamp(wanted, running + 1, most), why);
    }
}
