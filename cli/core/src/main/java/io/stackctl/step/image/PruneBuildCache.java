package io.stackctl.step.image;

import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;

/**
 * Removes what builds left for the next ones and nothing uses.
 *
 * @param size bytes that it takes
 */
public record PruneBuildCache(long size, String cause) implements Step {

    private static final long MEGABYTE = 1_000_000;

    @Override
    public Target target() {
        return Target.image("build cache");
    }

    @Override
    public String verb() {
        return "prune";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.SILENT;
    }

    /** For people: {@code unused build cache of 12 MB}. */
    public String shown() {
        return "unused build cache of " + size / MEGABYTE + " MB";
    }

    @Override
    public Outcome run(StepContext context) {
        context.engine().builds().pruneCache();
        return Outcome.DONE;
    }
}
