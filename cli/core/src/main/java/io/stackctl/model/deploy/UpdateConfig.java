package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.Service;
import io.stackctl.model.tree.DecimalText;
import io.stackctl.model.tree.Mapping;
import java.time.Duration;
import java.util.Optional;

/**
 * What Compose's {@code deploy.update_config} and {@code rollback_config} say, with the defaults of
 * Docker Swarm.
 *
 * @param order empty where nothing is said: start-first then, unless an {@link Obstacle} is in the
 *     way
 * @param parallelism how many are changed at once; 0 is all of them
 * @param delay between two groups
 * @param minHealthy how long a new one has to stay ready, with requests, before the old one is
 *     drained ({@code monitor})
 * @param maxFailureRatio how many of those to change may fail, 0 to 1; see {@link #isTooMany}
 */
public record UpdateConfig(
        Optional<UpdateOrder> order,
        int parallelism,
        Duration delay,
        Duration minHealthy,
        double maxFailureRatio,
        FailureAction failureAction) {

    /** Swarm's: an unset {@code monitor} and one of 0 are the same to it. */
    static final Duration MONITOR = Duration.ofSeconds(5);

    /** Whether so many failures are more than may be: strictly more than the ratio. */
    public boolean isTooMany(int failed, int changed) {
        return failed > 0 && (changed <= 0 || (double) failed / changed > maxFailureRatio);
    }

    /** The most of so many that may fail: all of them, where failures are not to matter. */
    public int mayFail(int changed) {
        if (failureAction == FailureAction.CONTINUE) {
            return changed;
        }
        int failed = 0;
        while (failed < changed && !isTooMany(failed + 1, changed)) {
            failed++;
        }
        return failed;
    }

    /** How many are changed at once of so many. */
    public int groupOf(int replicas) {
        return parallelism == 0 ? Math.max(replicas, 1) : parallelism;
    }

    /** How long all groups of so many wait at least. */
    Duration waits(int replicas) {
        int groups = Math.ceilDiv(Math.max(replicas, 0), groupOf(replicas));
        return minHealthy.multipliedBy(groups).plus(delay.multipliedBy(Math.max(groups - 1, 0)));
    }

    UpdateConfig withMinHealthy(Duration time) {
        return new UpdateConfig(order, parallelism, delay, time, maxFailureRatio, failureAction);
    }

    UpdateConfig withoutOrder() {
        return new UpdateConfig(
                Optional.empty(), parallelism, delay, minHealthy, maxFailureRatio, failureAction);
    }

    UpdateConfig withFailureAction(FailureAction action) {
        return new UpdateConfig(order, parallelism, delay, minHealthy, maxFailureRatio, action);
    }

    /** {@code update_config}: without it, a failure rolls back; with it, it pauses by default. */
    static UpdateConfig ofUpdate(Service service, FoundMistakes found) {
        return service.definition().mapping("deploy").find("update_config").isPresent()
                ? read(service, "update_config", found)
                : read(service, "update_config", found).withFailureAction(FailureAction.ROLLBACK);
    }

    /** {@code rollback_config}: one that fails pauses, and is never rolled back itself. */
    static UpdateConfig ofRollback(Service service, FoundMistakes found) {
        var config = read(service, "rollback_config", found);
        if (config.failureAction == FailureAction.ROLLBACK) {
            declared(service, "rollback_config", found)
                    .refuse(
                            "failure_action",
                            "a rollback is not rolled back",
                            "use pause or continue");
            return config.withFailureAction(FailureAction.PAUSE);
        }
        return config;
    }

    private static Declared declared(Service service, String key, FoundMistakes found) {
        Mapping config = service.definition().mapping("deploy").mapping(key);
        return Declared.ofMapping(config, "services." + service.name() + ".deploy." + key, found);
    }

    private static UpdateConfig read(Service service, String key, FoundMistakes found) {
        var declared = declared(service, key, found);
        return new UpdateConfig(
                declared.word("order", UpdateOrder.class, "update order"),
                declared.value("parallelism", "a number", UpdateConfig::count).orElse(1),
                declared.duration("delay", Duration.ZERO).orElse(Duration.ZERO),
                declared.duration("monitor", Duration.ZERO)
                        .filter(monitor -> !monitor.isZero())
                        .orElse(MONITOR),
                declared.value("max_failure_ratio", "a number", UpdateConfig::ratio).orElse(0.0),
                declared.word("failure_action", FailureAction.class, "failure action")
                        .orElse(FailureAction.PAUSE));
    }

    /** Any 64 bits: more than there can be containers is all of them. */
    private static int count(String text) {
        try {
            long count = Long.parseUnsignedLong(text);
            return count < 0 || count > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) count;
        } catch (NumberFormatException e) {
            throw new InvalidValueException(
                    Words.shown(text) + " is not a count", "use 0 for all at once, or 1 or more");
        }
    }

    private static double ratio(String text) {
        return DecimalText.parse(text)
                .filter(ratio -> ratio >= 0 && ratio <= 1)
                .orElseThrow(() ->
                        new InvalidValueException(
                                Words.shown(text) + " is not a ratio", "use 0 to 1, such as 0.25"));
    }
}
