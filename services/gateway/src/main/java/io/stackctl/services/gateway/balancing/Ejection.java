package io.stackctl.services.gateway.balancing;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Takes an instance out of the rotation that fails clearly more often than those beside it: with so
 * many requests, and by so much, that it is not chance. What all of them suffer from is no reason,
 * and one that is alone is never taken out, nor more than half of those that there are.
 */
final class Ejection {
    /** Requests that say something, of the one and of the others together. */
    private static final int ENOUGH = 20;

    /** By how much its failures have to be more often. */
    private static final double CLEARLY = 0.25;

    /** Standard deviations: 3 are passed by chance once in 741 times. */
    private static final double NOT_BY_CHANCE = 3;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Ejection() {}

    /**
     * Decides about an instance that has just failed.
     *
     * @param all instances that the same requests go to, of its revision
     * @return for how long it has been taken out; null when it has not
     */
    static @Nullable Duration judge(Instance instance, Collection<Instance> all, long now) {
        int ready = 0;
        int out = 0;
        var others = Outcomes.Counts.NONE;
        for (var one : all) {
            if (one.accepts()) {
                ready++;
                if (one.ejected(now)) {
                    out++;
                } else if (!one.equals(instance)) {
                    others = others.and(one.outcomes().recent(now));
                }
            }
        }
        boolean may = 2 * (out + 1) <= ready && !instance.ejected(now);
        if (!may || !departs(instance.outcomes().recent(now), others)) {
            return null;
        }
        var time = time(instance.ejectionsInARow(now));
        instance.eject(time, now);
        return time;
    }

    /** Two proportions, tested for being one. */
    static boolean departs(Outcomes.Counts one, Outcomes.Counts others) {
        if (one.requests() < ENOUGH || others.requests() < ENOUGH) {
            return false;
        }
        double rate = (double) one.failures() / one.requests();
        double usual = (double) others.failures() / others.requests();
        double both =
                (double) (one.failures() + others.failures())
                        / (one.requests() + others.requests());
        double deviation =
                Math.sqrt(both * (1 - both) * (1.0 / one.requests() + 1.0 / others.requests()));
        return rate - usual >= CLEARLY && rate - usual >= NOT_BY_CHANCE * deviation;
    }

    /** Doubles each time, as long as one follows soon upon another. */
    static Duration time(int before) {
        var time = FIRST.multipliedBy(1L << Math.min(before, 10));
        return time.compareTo(LONGEST) < 0 ? time : LONGEST;
    }
}
