package io.stackctl.plan;

/**
 * Where others come together; nothing is done. What waits for it begins when all of them went well.
 * Each kind of action has one, of which a {@link PlanBuilder} makes as many as it takes.
 */
public interface Gathering extends Action {

    @Override
    default Target target() {
        return Target.stack();
    }

    @Override
    default String verb() {
        return "gather";
    }

    @Override
    default Weight weight() {
        return Weight.NONE;
    }

    @Override
    default Narration narration() {
        return Narration.SILENT;
    }
}
