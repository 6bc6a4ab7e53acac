package io.stackctl.step.container;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Hook;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;
import java.util.Map;

/**
 * Runs a hook in a container.
 *
 * @param source what its output is shown under, such as {@code web-1}
 * @param environment the hook's variables, all with values
 * @param mayBeGone whether a container that is gone or stopped meanwhile is no failure
 */
public record RunHook(
        ContainerRef container,
        ServiceName service,
        String source,
        Hook hook,
        Map<String, String> environment,
        boolean mayBeGone,
        String cause)
        implements ContainerStep {

    public RunHook {
        environment = Map.copyOf(environment);
    }

    @Override
    public String verb() {
        return "run hook in";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        new HookRun(context.engine(), context.events()).run(this, context.idOf(this));
        return Outcome.DONE;
    }
}
