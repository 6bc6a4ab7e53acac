package io.stackctl.traffic;

import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a revision was asked and answered.
 *
 * @param requests all of them
 * @param errors those that were answered with 5xx, or not at all
 * @param latency how many took at most so many milliseconds, and more than the next smaller number
 */
public record RevisionCounts(long requests, long errors, SortedMap<Long, Long> latency) {

    public static final RevisionCounts NONE =
            new RevisionCounts(0, 0, Collections.emptySortedMap());

    private static final int MOST_BUCKETS = 1000;

    public RevisionCounts {
        latency = Collections.unmodifiableSortedMap(new TreeMap<>(latency));
    }

    static RevisionCounts of(Mapping counts) {
        long errors = Figures.of(counts.mapping("answers"), "5xx");
        for (var unanswered : new String[] {"refused", "reset", "timeouts", "cut"}) {
            errors += Figures.of(counts, unanswered);
        }
        var latency = new TreeMap<Long, Long>();
        if (counts.mapping("latency").get("buckets") instanceof Sequence buckets) {
            for (var bucket : buckets.items()) {
                if (latency.size() < MOST_BUCKETS
                        && bucket instanceof Sequence pair
                        && pair.items().size() == 2
                        && pair.items().get(0) instanceof Scalar.Int upper
                        && pair.items().get(1) instanceof Scalar.Int count) {
                    latency.merge(upper.value(), Math.max(0, count.value()), Long::sum);
                }
            }
        }
        return new RevisionCounts(Figures.of(counts, "requests"), errors, latency);
    }

    /** Both together. */
    public RevisionCounts plus(RevisionCounts other) {
        var sum = new TreeMap<>(latency);
        other.latency.forEach((upper, count) -> sum.merge(upper, count, Long::sum));
        return new RevisionCounts(requests + other.requests, errors + other.errors, sum);
    }

    RevisionCounts since(RevisionCounts earlier) {
        if (earlier.requests > requests) {
            return this;
        }
        var difference = new TreeMap<Long, Long>();
        latency.forEach((upper, count) ->
                difference.put(
                        upper, Math.max(0, count - earlier.latency.getOrDefault(upper, 0L))));
        return new RevisionCounts(
                requests - earlier.requests, Math.max(0, errors - earlier.errors), difference);
    }

    /** The part of requests that went wrong, from 0 to 1. */
    public double errorRate() {
        return requests == 0 ? 0 : Math.min(1, errors / (double) requests);
    }

    /** The milliseconds in which a part of the requests, such as 0.95, was answered; 0 for none. */
    public long percentile(double part) {
        long all = latency.values().stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (var bucket : latency.entrySet()) {
            seen += bucket.getValue();
            if (seen > 0 && seen >= part * all) {
                return bucket.getKey();
            }
        }
        return 0;
    }
}
