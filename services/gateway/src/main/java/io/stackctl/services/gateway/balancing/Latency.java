package io.stackctl.services.gateway.balancing;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long something took, counted in buckets whose bounds never change, so that two readings can
 * be subtracted and two gateways added: four a doubling, from 256 µs to 134 s, one below and one
 * above. About 600 bytes, whatever is counted.
 */
public final class Latency {
    private static final int FIRST_DOUBLING = 8;
    private static final int LAST_DOUBLING = 26;
    private static final int PARTS = 4;
    private static final int BUCKETS = (LAST_DOUBLING - FIRST_DOUBLING + 1) * PARTS + 2;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final AtomicLong longest = new AtomicLong();

    public void add(long micros) {
        if (micros > longest.get()) {
            longest.accumulateAndGet(micros, Math::max);
        }
        counts.incrementAndGet(bucket(micros));
    }

    private static int bucket(long micros) {
        if (micros < 1L << FIRST_DOUBLING) {
            return 0;
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(micros);
        if (doubling > LAST_DOUBLING) {
            return BUCKETS - 1;
        }
        int part = (int) ((micros >>> (doubling - 2)) & (PARTS - 1));
        return 1 + (doubling - FIRST_DOUBLING) * PARTS + part;
    }

    /** What the values of a bucket are below, in µs; Long.MAX_VALUE for the last. */
    private static long bound(int bucket) {
        if (bucket == BUCKETS - 1) {
            return Long.MAX_VALUE;
        }
        int doubling = FIRST_DOUBLING + bucket / PARTS;
        return (PARTS + (long) (bucket % PARTS)) << (doubling - 2);
    }

    /** In µs. */
    public long longest() {
        return longest.get();
    }

    /** Counts by what the values are below, in µs, of those buckets that have any. */
    public SortedMap<Long, Long> counts() {
        var counted = new TreeMap<Long, Long>();
        for (int i = 0; i < BUCKETS; i++) {
            long count = counts.get(i);
            if (count > 0) {
                counted.put(bound(i), count);
            }
        }
        return counted;
    }
}
