package io.stackctl.workflow.scale;

import io.stackctl.model.deploy.Autoscale;
import io.stackctl.planner.scale.LoadSample;
import io.stackctl.planner.scale.ScaleDecision;
import io.stackctl.planner.scale.ScaleRules;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * What was measured of a service since the number of its containers changed last. It lives as long
 * as somebody watches: one who begins anew waits for {@code down} anew before anything goes.
 */
final class Meter {

    private final ArrayDeque<LoadSample> samples = new ArrayDeque<>();
    private int running = -1;
    private long low;
    private boolean isLow;
    private long last;

    /**
     * Takes a sample.
     *
     * @param count how many containers run
     * @param nanos when, by a clock that is never set
     */
    void take(LoadSample sample, int count, Autoscale policy, long nanos) {
        if (count != running) {
            clear();
            running = count;
        }
        samples.addLast(sample);
        if (samples.size() > ScaleRules.SAMPLES) {
            samples.removeFirst();
        }
        boolean little = sample.isLow(policy);
        if (little && !isLow) {
            low = nanos;
        }
        isLow = little;
        last = nanos;
    }

    /** For how long there has been little to do. */
    Duration low() {
        return isLow ? Duration.ofNanos(last - low) : Duration.ZERO;
    }

    /** Whether there was little to do in all of as many samples as one decides by. */
    boolean isLowThroughout(Autoscale policy) {
        return samples.size() == ScaleRules.SAMPLES
                && samples.stream().allMatch(sample -> sample.isLow(policy));
    }

    /** What nobody could tell the last time. */
    Optional<String> unknown(Autoscale policy) {
        return samples.isEmpty() ? Optional.empty() : samples.getLast().unknown(policy);
    }

    ScaleDecision decide(Autoscale policy, Duration lowFor) {
        return ScaleRules.decide(policy, running, List.copyOf(samples), lowFor);
    }

    /** Begins anew. */
    void clear() {
        samples.clear();
        isLow = false;
        running = -1;
    }
}
