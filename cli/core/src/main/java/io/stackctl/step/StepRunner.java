package io.stackctl.step;

import io.stackctl.engine.Engine;
import io.stackctl.event.EventSink;
import io.stackctl.execution.Runner;
import io.stackctl.local.Settings;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Weight;

/** Does the steps of a plan on a container engine. One runner serves one plan. */
public final class StepRunner implements Runner<Step> {

    private final StepContext context;
    private final Runnable guard;
    private boolean opened;

    /**
     * Prepares.
     *
     * @param programs those behind provider services
     * @param settings for other programs, and files, of this machine
     * @param stack whose containers' events are followed while something waits for them
     */
    public StepRunner(
            Engine engine,
            ProviderPrograms programs,
            Settings settings,
            StackName stack,
            EventSink events) {
        this(engine, programs, settings, stack, events, () -> {});
    }

    /**
     * The same under a right that may be lost.
     *
     * @param guard asked before each step that changes something; throws when it may not any more
     */
    public StepRunner(
            Engine engine,
            ProviderPrograms programs,
            Settings settings,
            StackName stack,
            EventSink events,
            Runnable guard) {
        this.context = new StepContext(engine, programs, settings, stack, events);
        this.guard = guard;
    }

    /** What the provider services of the plan gave so far. */
    public Provided provided() {
        return context.provided();
    }

    @Override
    public void open(Plan<Step> plan) {
        if (opened) {
            context.lookAgain();
        }
        opened = true;
        for (var numbered : plan.actions()) {
            if (numbered.action().weight() == Weight.WAIT) {
                context.live().follow();
                return;
            }
        }
    }

    @Override
    public Outcome run(Step step) {
        if (step.weight() != Weight.WAIT && step.weight() != Weight.NONE) {
            guard.run();
        }
        return step.run(context);
    }

    @Override
    public void callOff() {
        context.live().close();
    }
}
