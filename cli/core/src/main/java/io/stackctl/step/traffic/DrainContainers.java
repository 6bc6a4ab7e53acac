package io.stackctl.step.traffic;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Outcome;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives containers nothing new, and waits until they have answered what they got; then their
 * streams are ended, with words that have clients come back. Only afterwards may they be told to
 * stop.
 *
 * @param containers of one service
 * @param traffic how requests are shared from now on, in which these get nothing new
 * @param timeout how long requests in flight are waited for; what takes longer is cut, and said
 * @param streams how long the ends of streams are spread over at most
 */
public record DrainContainers(
        ServiceName service,
        List<ContainerRef> containers,
        Traffic traffic,
        Duration timeout,
        Duration streams,
        String cause)
        implements DrainStep {

    /** Clients that come back at this pace, one after the other, are no rush. */
    private static final Duration PACE = Duration.ofMillis(100);

    public DrainContainers {
        containers = List.copyOf(containers);
    }

    @Override
    public Outcome run(StepContext context) {
        Set<ContainerId> ids = containers.stream().map(context::idOf).collect(Collectors.toSet());
        context.share(service, traffic);
        var left = new AnswerWait(service, timeout).of(context, ids);
        if (left.streams() > 0) {
            // Whoever waits for an answer is not to wait for others' goodbyes.
            context.traffic()
                    .endStreams(
                            service,
                            ids,
                            traffic.hold().isPositive() ? Duration.ZERO : spread(left.streams()));
        }
        return Outcome.DONE;
    }

    /** Few streams need less time than many. */
    private Duration spread(long count) {
        var enough = PACE.multipliedBy(Math.min(count, 1_000_000));
        return enough.compareTo(streams) < 0 ? enough : streams;
    }
}
