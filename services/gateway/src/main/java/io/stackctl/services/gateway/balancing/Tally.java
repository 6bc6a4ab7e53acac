package io.stackctl.services.gateway.balancing;

import java.util.concurrent.atomic.AtomicLong;

/** How the requests of one route have ended. */
public final class Tally {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong clientErrors = new AtomicLong();
    private final AtomicLong serverErrors = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();

    public void add(int status, long took) {
        requests.incrementAndGet();
        millis.addAndGet(took);
        if (status >= 500) {
            serverErrors.incrementAndGet();
        } else if (status >= 400) {
            clientErrors.incrementAndGet();
        }
    }

    public long requests() {
        return requests.get();
    }

    public long clientErrors() {
        return clientErrors.get();
    }

    public long serverErrors() {
        return serverErrors.get();
    }

    /** The mean time to the end of the response, in milliseconds. */
    public long meanMillis() {
        long all = requests.get();
        return all == 0 ? 0 : millis.get() / all;
    }
}
