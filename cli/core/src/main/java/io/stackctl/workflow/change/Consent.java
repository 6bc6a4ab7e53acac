package io.stackctl.workflow.change;

import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.step.Step;
import io.stackctl.step.volume.RemoveVolume;
import io.stackctl.workflow.Confirmation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the user is asked before a plan is done. */
@FunctionalInterface
public interface Consent {

    /** Nothing: whoever gives the verb and its options agrees to what they say. */
    static Consent given() {
        return (_, _) -> Answer.YES;
    }

    /** About each volume whose data would be lost; it stays as it is where the user says no. */
    static Consent eachVolume() {
        return (plan, user) -> new Answer(true, refused(plan, user));
    }

    /** Asks. */
    Answer to(Plan<Step> plan, Confirmation user);

    /** This, and where the user agrees, another one. */
    default Consent and(Consent other) {
        return (plan, user) -> {
            var answer = to(plan, user);
            return answer.given() ? other.to(plan, user) : answer;
        };
    }

    /**
     * What the user said.
     *
     * @param given whether to go on
     * @param kept volumes that are to stay all the same
     */
    record Answer(boolean given, Set<VolumeName> kept) {

        static final Answer YES = new Answer(true, Set.of());

        public Answer {
            kept = Set.copyOf(kept);
        }
    }

    /**
     * About everything at once.
     *
     * @param question empty where a plan needs none
     */
    static Consent whole(Function<Plan<Step>, Optional<String>> question) {
        return (plan, user) ->
                new Answer(question.apply(plan).map(user::confirm).orElse(true), Set.of());
    }

    private static Set<VolumeName> refused(Plan<Step> plan, Confirmation user) {
        Set<VolumeName> kept = new TreeSet<>();
        for (var loss : plan.losses()) {
            if (loss instanceof RemoveVolume remove && !isGivenUp(remove.volume(), user)) {
                kept.add(remove.volume());
            }
        }
        return kept;
    }

    private static boolean isGivenUp(VolumeName volume, Confirmation user) {
        return user.confirm(
                "Volume \""
                        + volume
                        + "\" exists but doesn't match configuration in compose file. Recreate (data will be"
                        + " lost)?");
    }
}
