package io.stackctl.step.traffic;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Outcome;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import io.stackctl.traffic.CaddyUpstreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Waits until nothing is in flight to containers behind Caddy. It goes on sending, so this finds a
 * moment at which their end cuts nothing; where it cannot be asked, they are stopped at once.
 *
 * @param containers of one service
 * @param timeout how long such a moment is waited for
 */
public record DrainCaddy(
        ServiceName service, List<ContainerRef> containers, Duration timeout, String cause)
        implements DrainStep {

    private static final Duration PAUSE = Duration.ofMillis(100);

    public DrainCaddy {
        containers = List.copyOf(containers);
    }

    @Override
    public Outcome run(StepContext context) {
        long end = System.nanoTime() + timeout.toNanos();
        Set<ContainerId> ids = containers.stream().map(context::idOf).collect(Collectors.toSet());
        var upstreams = CaddyUpstreams.of(context.engine(), ids);
        while (true) {
            var left = upstreams.inFlight();
            left.ifPresent(requests -> context.count(service, Map.of("in-flight", requests)));
            if (left.orElse(0) == 0) {
                return Outcome.DONE;
            }
            if (System.nanoTime() >= end) {
                context.warn(
                        "Caddy had requests to "
                                + service
                                + " in flight for "
                                + timeout.toSeconds()
                                + " s without a break, and "
                                + left.getAsLong()
                                + " may be cut");
                return Outcome.DONE;
            }
            context.rest(PAUSE);
        }
    }
}
