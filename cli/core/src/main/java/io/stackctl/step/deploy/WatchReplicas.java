package io.stackctl.step.deploy;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import io.stackctl.step.vital.Vigil;
import java.time.Duration;
import java.util.List;

/**
 * Watches new containers for a while with traffic on them: none may end or get unhealthy, and where
 * gateways count, they may not answer with more errors than the old ones.
 *
 * @param containers all new ones of the service so far
 * @param time how long
 * @param revision theirs
 * @param counted whether gateways send them requests
 * @param mayEnd whether one whose program has ended with 0 has done what it is for
 */
public record WatchReplicas(
        ServiceName service,
        List<ContainerRef> containers,
        Duration time,
        RevisionNumber revision,
        boolean counted,
        boolean mayEnd,
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
        var vigil = new Vigil(context, containers, mayEnd);
        long end = System.nanoTime() + time.toNanos();
        if (!counted) {
            vigil.rest(time);
            return Outcome.DONE;
        }
        var comparison = vigil.ask(() -> new ErrorComparison(context.traffic(), service, revision));
        while (true) {
            long left = end - System.nanoTime();
            vigil.rest(Duration.ofNanos(Math.clamp(left, 0, EVERY.toNanos())));
            boolean last = System.nanoTime() >= end;
            var window = vigil.ask(comparison::window);
            context.count(service, comparison.counts(window));
            var why = comparison.failure(window, budget, last);
            if (why.isPresent()) {
                throw vigil.failed(service + ": " + why.get());
            }
            if (last) {
                return Outcome.DONE;
            }
        }
    }
}
