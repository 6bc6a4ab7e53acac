package io.stackctl.step.deploy;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Weight;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerStep;
import io.stackctl.step.StepContext;

/**
 * Gives a container the name that another one has, which gets one of its own. As long as both run
 * and have that name as an alias, as Compose gives it, it never leads nowhere: renaming takes all
 * names of a container out of the network for a moment (measured, docs/deploy.md).
 *
 * @param container the one that gets the name
 * @param old the one that has it
 * @param aside the name that the old one gets
 */
public record SwapNames(ContainerRef container, ContainerRef old, String aside, String cause)
        implements ContainerStep {

    @Override
    public String verb() {
        return "rename";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    @Override
    public Outcome run(StepContext context) {
        rename(context, context.idOf(old), aside);
        rename(context, context.idOf(this), container.name());
        return Outcome.DONE;
    }

    /** Whoever was interrupted in between finds it done by half. */
    private static void rename(StepContext context, ContainerId container, String name) {
        try {
            context.engine().containers().rename(container, name);
        } catch (StackException e) {
            if (!(e.failure() instanceof EngineFailure refused
                    && refused.isRefusal()
                    && isCalled(context, container, name))) {
                throw e;
            }
        }
    }

    private static boolean isCalled(StepContext context, ContainerId container, String name) {
        return context.engine()
                .containers()
                .inspect(container)
                .filter(detail -> detail.name().equals(name))
                .isPresent();
    }
}
