package io.stackctl.model.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for once, on top of what the definition says.
 *
 * @param canarySteps asks for a canary, unless another strategy is named; empty for none
 * @param noRollback pauses where it would be rolled back
 * @param skipHooks runs no hooks
 */
public record DeployOptions(
        Optional<Strategy> strategy,
        List<Share> canarySteps,
        Optional<Duration> deadline,
        Optional<Duration> drainTimeout,
        boolean noRollback,
        boolean skipHooks) {

    /** Nothing is asked for. */
    public static final DeployOptions NONE =
            new DeployOptions(
                    Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, false);

    /** Only that no hooks are run. */
    public static final DeployOptions WITHOUT_HOOKS =
            new DeployOptions(
                    Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, true);

    /** Only a strategy is asked for. */
    public static DeployOptions of(Strategy strategy) {
        return new DeployOptions(
                Optional.of(strategy), List.of(), Optional.empty(), Optional.empty(), false, false);
    }

    public DeployOptions {
        canarySteps = List.copyOf(canarySteps);
    }

    /**
     * Reads a deadline, such as {@code 10m}.
     *
     * @throws io.stackctl.failure.InvalidValueException when it is none, or less than a second
     */
    public static Duration deadlineOf(String text) {
        return Declared.parseDuration(text, Duration.ofSeconds(1));
    }

    /**
     * Reads how long requests are waited for, such as {@code 30s}; 0 does not wait.
     *
     * @throws io.stackctl.failure.InvalidValueException when it is none
     */
    public static Duration timeoutOf(String text) {
        return Declared.parseDuration(text, Duration.ZERO);
    }

    /** The hooks that are run. */
    DeployHooks hooks(DeployHooks declared) {
        return skipHooks ? DeployHooks.NONE : declared;
    }

    DeployPolicy on(DeployPolicy policy) {
        var update = policy.update();
        // All at once is asked for instead of whatever order there is.
        if (strategy.filter(Strategy.RECREATE::equals).isPresent()) {
            update = update.withoutOrder();
        }
        if (noRollback && update.failureAction() == FailureAction.ROLLBACK) {
            update = update.withFailureAction(FailureAction.PAUSE);
        }
        return new DeployPolicy(
                strategy.or(() ->
                                canarySteps.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(Strategy.CANARY))
                        .orElse(policy.strategy()),
                update,
                policy.ready(),
                deadline.orElse(policy.deadline()),
                drainTimeout
                        .map(timeout ->
                                new Drain(timeout, policy.drain().streams(), policy.drain().via()))
                        .orElse(policy.drain()),
                policy.hold(),
                policy.overlap(),
                policy.sticky(),
                canarySteps.isEmpty() ? policy.canary() : policy.canary().withSteps(canarySteps),
                policy.bake(),
                policy.smoke(),
                hooks(policy.hooks()),
                policy.keep(),
                policy.autoscale(),
                policy.heal());
    }
}
