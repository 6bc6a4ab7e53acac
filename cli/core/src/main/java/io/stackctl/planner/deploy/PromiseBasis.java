package io.stackctl.planner.deploy;

import io.stackctl.model.Service;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.OrderChoice;
import io.stackctl.model.deploy.Turns;
import io.stackctl.model.deploy.UpdateOrder;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Healthcheck;
import io.stackctl.planner.reconcile.Succession;
import io.stackctl.planner.reconcile.Succession.Slot;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import java.time.Duration;

/**
 * What a promise for a service is made of.
 *
 * @param choice which of two containers goes first, and why
 * @param routed whether its requests come through a gateway that can be told how to share them
 * @param named whether another service says that it needs this one, so it calls it by its name
 * @param carriage how its names are carried
 * @param gateway whether it is a gateway itself
 * @param alone whether all its containers are in one group, so that nobody serves where the old
 *     ones end first
 */
record PromiseBasis(
        Service service,
        DeployPolicy policy,
        OrderChoice choice,
        boolean routed,
        boolean named,
        Carriage carriage,
        boolean gateway,
        boolean alone) {

    /**
     * What it takes to replace the bundled one: it answers 4.1 s after its start at most (its
     * README.md), and the engine needs a moment to end one and to start the other.
     */
    private static final Duration GATEWAY_STARTED = Duration.ofSeconds(5);

    /** Without a health check a container is ready when it runs. */
    private static final Duration STARTED = Duration.ofSeconds(1);

    /** What engines take where nothing is said. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

    static PromiseBasis of(
            Succession succession,
            DeployPolicy policy,
            OrderChoice choice,
            boolean routed,
            Progress progress) {
        var service = succession.service();
        var numbers = progress.ahead().stream().map(Slot::number).toList();
        return new PromiseBasis(
                service,
                policy,
                choice,
                routed,
                succession.stack().services().stream()
                        .filter(other -> !isGateway(other.name(), succession.observed()))
                        .anyMatch(other -> names(other, service.name())),
                Carriage.of(succession, routed),
                isGateway(service.name(), succession.observed()),
                succession.staying().stream().noneMatch(ObservedContainer::isUp)
                        && Turns.of(numbers, policy, choice).size() == 1);
    }

    /** A gateway knows containers, not names. */
    static boolean isGateway(ServiceName service, ObservedStack observed) {
        return observed.replicasOf(service).stream()
                .anyMatch(container -> container.labels().isGateway());
    }

    private static boolean names(Service other, ServiceName wanted) {
        return other.dependencies().stream().anyMatch(need -> need.service().equals(wanted))
                || other.connectivity().links().stream()
                        .anyMatch(link -> link.service().equals(wanted));
    }

    String subject() {
        return service.name().value();
    }

    /** Whether there is a time without any container. */
    boolean isGap() {
        return alone && choice.order() == UpdateOrder.STOP_FIRST;
    }

    /**
     * About how long a container takes until it is ready. An engine checks for the first time when
     * a whole interval has passed.
     */
    Duration start() {
        if (gateway) {
            return GATEWAY_STARTED;
        }
        return service.healthcheck()
                .filter(check -> !check.disabled())
                .map(check -> STARTED.plus(firstCheck(check)))
                .orElse(STARTED);
    }

    private static Duration firstCheck(Healthcheck check) {
        var interval = check.interval().orElse(USUAL_INTERVAL);
        return check.startPeriod().isPresent() ? check.startInterval().orElse(interval) : interval;
    }
}
