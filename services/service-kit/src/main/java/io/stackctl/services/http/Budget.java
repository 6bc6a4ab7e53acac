package io.stackctl.services.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes that the buffers of all connections may hold together. Each connection works with little;
 * what makes it faster, or lets it send a long head, is granted as long as there is enough. Without
 * this, a few hundred clients that send the longest heads allowed would exhaust the heap.
 */
public final class Budget {
    private final AtomicLong left;

    public Budget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** For connections that are few and trusted. */
    public static Budget unlimited() {
        return new Budget(Long.MAX_VALUE);
    }

    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void give(int bytes) {
        left.addAndGet(bytes);
    }
}
