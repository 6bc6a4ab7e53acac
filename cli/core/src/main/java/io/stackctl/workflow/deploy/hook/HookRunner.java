package io.stackctl.workflow.deploy.hook;

import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployHook;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.workflow.Surroundings;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Runs the hooks of one deployment. */
public final class HookRunner {

    private final Surroundings around;
    private final Stack stack;
    private final ImagePolicy images;
    private final Set<HookMoment> begun = EnumSet.noneOf(HookMoment.class);
    private final Set<HookMoment> broken = EnumSet.noneOf(HookMoment.class);

    /**
     * Prepares.
     *
     * @param around those of the deployment, so that what a hook runs has its right
     * @param images how the images of services that are hooks come
     */
    public HookRunner(Surroundings around, Stack stack, ImagePolicy images) {
        this.around = around;
        this.stack = stack;
        this.images = images;
    }

    /** Whether hooks of a moment were run. */
    public synchronized boolean hasBegun(HookMoment moment) {
        return begun.contains(moment);
    }

    /** Whether hooks of a moment were run, and none of them has failed. */
    public synchronized boolean hasPassed(HookMoment moment) {
        return begun.contains(moment) && !broken.contains(moment);
    }

    /**
     * Runs one to its end.
     *
     * @throws StackException when it fails, or takes too long
     */
    public void run(HookCall call, Map<String, String> variables) {
        synchronized (this) {
            begun.add(call.moment());
        }
        try {
            call(call, variables);
        } catch (StackException e) {
            synchronized (this) {
                broken.add(call.moment());
            }
            throw e;
        }
    }

    private void call(HookCall call, Map<String, String> variables) {
        switch (call.hook()) {
            case DeployHook.OnMachine(var words) ->
                    new MachineHook(around, stack).run(call, words, variables);
            case DeployHook.OfService(var service) ->
                    new ServiceHook(around, stack, images).run(call, service, variables);
        }
    }
}
