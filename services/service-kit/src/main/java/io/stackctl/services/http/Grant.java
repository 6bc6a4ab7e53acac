package io.stackctl.services.http;

import java.util.concurrent.atomic.AtomicInteger;

/** What one buffer holds of the budget; given back when it rests or its connection is closed. */
public final class Grant {
    private final Budget budget;
    private final AtomicInteger held = new AtomicInteger();

    public Grant(Budget budget) {
        this.budget = budget;
    }

    /** Takes so many bytes more; false when there are not so many. */
    public boolean more(int bytes) {
        boolean granted = budget.take(bytes);
        if (granted) {
            held.addAndGet(bytes);
        }
        return granted;
    }

    /** Gives back so many bytes of it, or all where it has less. */
    public void giveBack(int bytes) {
        int before = held.getAndUpdate(all -> Math.max(0, all - bytes));
        budget.give(Math.min(before, bytes));
    }

    /** Gives back all of it. */
    public void giveBack() {
        budget.give(held.getAndSet(0));
    }
}
