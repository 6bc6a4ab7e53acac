package io.stackctl.step.deploy;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Watches new containers for a while with traffic on them: none may end or get unhealthy, and where
 * gateways count, they may not answer with more errors than the old ones.
 *
 * @param containers all new ones of the service so far
 * @param time how long
 * @param revision theirs
 * @param counted whether gateways send them requests
 */
public record WatchReplicas(
        ServiceName service,
        List<ContainerRef> containers,
        Duration time,
        RevisionNumber revision,
        boolean counted,
        ErrorBudget budget,
        String cause)
        implements Step {

    /** How often gateways are asked what they counted. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    public WatchReplicas {
        containers = List.copyOf(containers);
    }

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return "watch";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.of(Resource.service(service.value()), Status.WATCHING, Status.PROVEN);
    }

    @Override
    public Outcome run(StepContext context) {
        var vitals = new Vitals(context);
        var comparison =
                counted
                        ? Optional.of(new ErrorComparison(context.traffic(), service, revision))
                        : Optional.<ErrorComparison>empty();
        long end = System.nanoTime() + time.toNanos();
        long nextCount = System.nanoTime() + EVERY.toNanos();
        try {
            while (true) {
                long seen = context.live().changes();
                for (var ref : containers) {
                    var id = context.idOf(ref);
                    var why = vitals.failureOf(ref, id);
                    if (why.isPresent()) {
                        throw vitals.failed(ref, id, why.get());
                    }
                }
                long now = System.nanoTime();
                boolean over = now >= end;
                if (comparison.isPresent() && (over || now >= nextCount)) {
                    var why = comparison.get().failure(budget, over);
                    context.count(service, comparison.get().counts());
                    if (why.isPresent()) {
                        throw failed(context, vitals, why.get());
                    }
                    nextCount = now + EVERY.toNanos();
                }
                if (over) {
                    return Outcome.DONE;
                }
                long pause = comparison.isPresent() ? Math.min(end, nextCount) - now : end - now;
                if (!context.live().awaitChange(seen, Duration.ofNanos(Math.max(pause, 1)))) {
                    throw new StackException(new Failure.Interrupted());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }

    private StackException failed(StepContext context, Vitals vitals, String why) {
        var first = containers.getFirst();
        return vitals.failed(first, context.idOf(first), service + ": " + why);
    }
}
