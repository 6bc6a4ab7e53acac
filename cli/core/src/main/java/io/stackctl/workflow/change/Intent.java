package io.stackctl.workflow.change;

import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Provided;
import io.stackctl.step.Step;
import java.util.Optional;
import java.util.Set;

/** What a verb wants of a stack. It is asked when the stack is locked. */
@FunctionalInterface
public interface Intent {

    /**
     * Looks at the stack, and says what is to be done. Where that begins with {@linkplain
     * Plan#supplies supplies}, the rest is what would follow if they bring something else than is
     * there.
     */
    Plan<Step> plan();

    /**
     * The same when the supplies of the plan have come, for which it is planned anew.
     *
     * @param provided what provider services gave
     */
    default Intent supplied(Provided provided) {
        return this;
    }

    /** The same, leaving these volumes as they are: the user does not want to lose them. */
    default Intent keeping(Set<VolumeName> volumes) {
        return this;
    }

    /**
     * The same for a second attempt, after another stackctl has changed the stack while this one
     * waited; empty when there is to be none. It is asked of what the first attempt came to.
     */
    default Optional<Intent> again() {
        return Optional.empty();
    }

    /** Which of the plan's losses the user has to agree to. */
    default Consent consent() {
        return Consent.given();
    }

    /** Done once, when every container is there and before the first one is started. */
    default void beforeStart() {}
}
