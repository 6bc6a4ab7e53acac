package io.stackctl.model.deploy;

import java.time.Duration;
import java.util.List;

/**
 * How a canary is judged.
 *
 * @param steps the shares of requests that the new revision gets in turn, growing; all of them
 *     after the last
 * @param each how long a step takes at least
 * @param minRequests how many requests the new revision has to answer in a step
 * @param maxErrorRate the most of its answers that may be errors, whatever the old revision's are
 * @param maxErrorIncrease by how much its error rate may exceed the old revision's at the same
 *     time, in the same unit: {@code 0.005} allows 1.5 % beside 1 %
 * @param maxP95Increase by how much of the old revision's its 95th percentile of latency may be
 *     longer: {@code 0.5} allows 150 ms beside 100 ms
 */
public record Canary(
        List<Share> steps,
        Duration each,
        int minRequests,
        Ratio maxErrorRate,
        Ratio maxErrorIncrease,
        Ratio maxP95Increase,
        Inconclusive inconclusive,
        Promote promote) {

    /** What is done when there are too few requests to judge by. */
    public enum Inconclusive {
        PAUSE,
        PROMOTE,
        ROLLBACK;

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /** Who lets the new revision take all requests. */
    public enum Promote {
        AUTO,
        MANUAL;

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    public Canary {
        steps = List.copyOf(steps);
    }

    /** The same with other steps. */
    public Canary withSteps(List<Share> others) {
        return new Canary(
                others,
                each,
                minRequests,
                maxErrorRate,
                maxErrorIncrease,
                maxP95Increase,
                inconclusive,
                promote);
    }

    /** How many of a service's containers are new for a share of the requests: at least one. */
    public static int containers(Share share, int replicas) {
        return Math.max(1, (int) Math.ceilDiv((long) share.permille() * replicas, 1000L));
    }

    /** How long all steps take at least. */
    public Duration least() {
        return each.multipliedBy(steps.size());
    }
}
