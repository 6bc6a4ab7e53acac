package io.stackctl.model.deploy;

import java.time.Duration;

/** How the new containers of a service take the place of the old ones. */
public enum Strategy {
    /** A few at a time: the default. */
    ROLLING,
    /** All new ones beside all old ones, then all requests at once. */
    BLUE_GREEN,
    /** A growing share of the requests, as long as the new ones answer as well as the old. */
    CANARY,
    /** All old ones end before a new one starts. */
    RECREATE;

    /** Whether old and new ones have to run at the same time. */
    public boolean overlaps() {
        return this == BLUE_GREEN || this == CANARY;
    }

    /** What a deployment waits for by itself: its own times, not those of containers. */
    Duration waits(UpdateConfig update, Canary canary, Duration bake, int replicas) {
        var waits =
                switch (this) {
                    case CANARY -> canary.least().plus(bake);
                    case BLUE_GREEN -> update.minHealthy().plus(bake);
                    case RECREATE -> update.minHealthy();
                    case ROLLING -> update.waits(replicas);
                };
        return Declared.shorter(waits, Declared.LONGEST);
    }

    /** Reads {@code rolling}, {@code blue-green}, {@code canary} or {@code recreate}. */
    public static Strategy of(String text) {
        return Words.parse(Strategy.class, "strategy", text);
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}
