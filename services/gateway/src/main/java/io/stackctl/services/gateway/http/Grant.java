package io.stackctl.services.gateway.http;

import java.util.concurrent.atomic.AtomicInteger;

/** What one buffer holds of the budget; given back when it rests or its connection is closed. */
final class Grant {
    private final Budget budget;
    private final AtomicInteger held = new AtomicInteger();

    Grant(Budget budget) {
        this.budget = budget;
    }

    boolean more(int bytes) {
        boolean granted = budget.take(bytes);
        if (granted) {
            held.addAndGet(bytes);
        }
        return granted;
    }

    void giveBack() {
        budget.give(held.getAndSet(0));
    }
}
