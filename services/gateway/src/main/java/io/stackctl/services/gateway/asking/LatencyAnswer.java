package io.stackctl.services.gateway.asking;

import io.stackctl.services.gateway.balancing.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * From the choice of an instance to the head of its answer, in ms.
 *
 * @param p50 what half of them took at most, rounded up to the bound of a bucket; 0 without any
 * @param buckets what is counted and how often: each value is below the first number, and not below
 *     that of the bucket before. Those without any are left out
 */
record LatencyAnswer(long p50, long p95, long p99, long max, List<List<Number>> buckets) {
    /** Stands for no bound. */
    private static final long UNBOUNDED_MS = 1_000_000_000;

    static LatencyAnswer of(Latency latency) {
        var counts = latency.counts();
        long longest = latency.longest();
        var buckets = new ArrayList<List<Number>>(counts.size());
        counts.forEach((bound, count) ->
                buckets.add(
                        List.of(
                                bound == Long.MAX_VALUE ? (Number) UNBOUNDED_MS : bound / 1000.0,
                                count)));
        return new LatencyAnswer(
                percentile(counts, longest, 50),
                percentile(counts, longest, 95),
                percentile(counts, longest, 99),
                millis(longest),
                buckets);
    }

    private static long percentile(SortedMap<Long, Long> counts, long longest, int percent) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long wanted = (all * percent + 99) / 100;
        long seen = 0;
        for (var bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if (seen >= wanted) {
                return millis(Math.min(bucket.getKey(), longest));
            }
        }
        return 0;
    }

    /** Rounded up: what took anything took no 0. */
    private static long millis(long micros) {
        return (micros + 999) / 1000;
    }
}
