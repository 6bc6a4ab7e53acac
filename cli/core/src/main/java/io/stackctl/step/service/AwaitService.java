package io.stackctl.step.service;

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
 * Waits until a service is as others need it.
 *
 * @param containers its containers, by number
 * @param required when false, a failure gives a warning only
 * @param dependency whether others wait for it, which the message of a failure says
 * @param timeout when to give up; empty for never
 */
public record AwaitService(
        ServiceName service,
        List<ContainerRef> containers,
        Readiness readiness,
        boolean required,
        boolean dependency,
        Optional<Duration> timeout,
        String cause)
        implements Step {

    public AwaitService {
        containers = List.copyOf(containers);
    }

    @Override
    public Target target() {
        return Target.service(service.value());
    }

    @Override
    public String verb() {
        return "await";
    }

    @Override
    public Weight weight() {
        return Weight.WAIT;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    /** A wait, however long it takes, for what others depend on. */
    public static AwaitService dependency(
            ServiceName service,
            List<ContainerRef> containers,
            Readiness readiness,
            boolean required) {
        return new AwaitService(
                service,
                containers,
                readiness,
                required,
                true,
                Optional.empty(),
                "others depend on it");
    }

    @Override
    public Outcome run(StepContext context) {
        new ServiceWait(context).await(this);
        return Outcome.DONE;
    }
}
