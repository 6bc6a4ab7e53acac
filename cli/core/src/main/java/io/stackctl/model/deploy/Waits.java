package io.stackctl.model.deploy;

import java.time.Duration;

/** What a policy waits for by itself: its own times, not those of containers and requests. */
final class Waits {

    private Waits() {}

    static Duration of(
            Strategy strategy, UpdateConfig update, Canary canary, Duration bake, int replicas) {
        var waits =
                switch (strategy) {
                    case CANARY -> canary.least().plus(bake);
                    case BLUE_GREEN -> update.minHealthy().plus(bake);
                    case RECREATE -> update.minHealthy();
                    case ROLLING -> rolling(update, replicas);
                };
        return Declared.shorter(waits, Declared.LONGEST);
    }

    private static Duration rolling(UpdateConfig update, int replicas) {
        int groups = Math.ceilDiv(Math.max(replicas, 0), update.groupOf(replicas));
        return update.minHealthy()
                .multipliedBy(groups)
                .plus(update.delay().multipliedBy(Math.max(groups - 1, 0)));
    }
}
