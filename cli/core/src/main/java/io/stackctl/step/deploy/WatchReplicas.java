package io.stackctl.step.deploy;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import io.stackctl.step.vital.Demands;
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
 */
public record WatchReplicas(
        Demands demands,
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
        return Target.service(demands.service().value());
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
        return Narration.of(
                Resource.service(demands.service().value()), Status.WATCHING, Status.PROVEN);
    }

    @Override
    public Outcome run(StepContext context) {
        var service = demands.service();
        var vigil = new Vigil(context, demands, containers);
        long end = System.nanoTime() + time.toNanos();
        if (!counted) {
            vigil.rest(time);
            return Outcome.DONE;
        }
        var comparison = vigil.ask(() -> new ErrorComparison(context.traffic(), service, revision));
        while (comparison.isPresent() && !vigil.isOver()) {
            long left = end - System.nanoTime();
            vigil.rest(Duration.ofNanos(Math.clamp(left, 0, EVERY.toNanos())));
            boolean last = System.nanoTime() >= end;
            var window = vigil.ask(comparison.get()::window);
            if (window.isPresent()) {
                context.count(service, comparison.get().counts(window.get()));
                comparison
                        .get()
                        .failure(window.get(), budget, last)
                        .ifPresent(why -> {
                            throw vigil.failed(service + ": " + why);
                        });
            }
            if (last) {
                return Outcome.DONE;
            }
        }
        return Outcome.DONE;
    }
}
