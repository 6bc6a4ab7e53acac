package io.stackctl.step.deploy;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.deploy.Canary;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
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
 * Judges a new revision by what gateways count of it and of the old one at the same time.
 *
 * @param containers the new ones so far
 * @param permille the share of the requests that they get
 * @param deadline of the service, all its waits together, after which too few requests are no
 *     longer waited for
 */
public record JudgeCanary(
        ServiceName service,
        List<ContainerRef> containers,
        RevisionNumber revision,
        int permille,
        Canary canary,
        Duration deadline,
        String cause)
        implements Step {

    private static final Duration EVERY = Duration.ofSeconds(1);

    public JudgeCanary {
        containers = List.copyOf(containers);
    }

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return "judge";
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
        var vigil = new Vigil(context, Demands.strict(service), containers);
        var comparison =
                vigil.ask(() -> new ErrorComparison(context.traffic(), service, revision))
                        .orElseThrow();
        var budget =
                new ErrorBudget(canary.maxErrorIncrease().value(), canary.maxErrorRate().value());
        long begin = System.nanoTime();
        while (true) {
            var window = vigil.ask(comparison::window).orElseThrow();
            var gone = Duration.ofNanos(System.nanoTime() - begin);
            long requests = window.of(revision).requests();
            boolean enough = gone.compareTo(canary.each()) >= 0 && requests >= canary.minRequests();
            var why = comparison.failure(window, budget, canary.maxP95Increase().value(), enough);
            context.count(service, comparison.counts(window));
            if (why.isPresent()) {
                throw vigil.failed(service + ": " + why.get());
            }
            if (enough) {
                return Outcome.DONE;
            }
            if (context.elapsed(service).compareTo(deadline) >= 0) {
                return inconclusive(requests);
            }
            vigil.rest(EVERY);
        }
    }

    private Outcome inconclusive(long requests) {
        var what =
                service + ": " + revision + " got " + requests + " requests, too few to judge by";
        return switch (canary.inconclusive()) {
            case PROMOTE -> Outcome.DONE;
            case ROLLBACK -> throw new StackException(new Failure.OperationFailed(what));
            case PAUSE ->
                    throw new StackException(
                            new Failure.DeploymentWaits(
                                    what,
                                    "`stackctl promote` goes on, `stackctl abort` goes back"));
        };
    }
}
