package io.stackctl.workflow.deploy.hook;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Map;

/**
 * Runs a hook. One before the deployment is a supply: what it does to the stack is seen before
 * anything else is planned for good. One after it can no longer make it fail.
 *
 * @param variables what it is told
 */
public record CallHook(
        HookCall call, Map<String, String> variables, HookRunner runner, String cause)
        implements Step {

    public CallHook {
        variables = Map.copyOf(variables);
    }

    @Override
    public Target target() {
        return call.service()
                .map(service -> Target.service(service.value()))
                .orElseGet(Target::stack);
    }

    @Override
    public String verb() {
        return "hook";
    }

    @Override
    public Weight weight() {
        return Weight.SLOW;
    }

    @Override
    public boolean isSupply() {
        return call.moment() == HookMoment.BEFORE;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        try {
            runner.run(call, variables);
        } catch (StackException e) {
            if (isSupply() || e.failure() instanceof Failure.Interrupted) {
                throw e;
            }
            context.warn(e.failure().message() + ": the deployment stands all the same");
        }
        return Outcome.DONE;
    }
}
