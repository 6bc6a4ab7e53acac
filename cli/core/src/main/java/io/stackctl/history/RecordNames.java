package io.stackctl.history;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import java.util.regex.Pattern;

/** What the volumes are called in which something is kept of a stack. */
public record RecordNames(StackName stack) {

    /** What a step may be called that is noted of a revision. */
    private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}");

    /** What all of them begin with, such as {@code shop_stackctl-}. */
    public String prefix() {
        return stack + "_stackctl-";
    }

    /** Of a revision, such as {@code shop_stackctl-r3}. */
    public VolumeName revision(RevisionNumber number) {
        return name(number.toString());
    }

    /**
     * Of its end, such as {@code shop_stackctl-r3-outcome}.
     *
     * @param turn 1 for the first; a later one takes its place, as after a pause
     */
    VolumeName outcome(RevisionNumber number, int turn) {
        return name(number + "-outcome" + (turn == 1 ? "" : "-" + turn));
    }

    /** Of a step that is done, such as {@code shop_stackctl-r3-mark-step.2}. */
    VolumeName mark(RevisionNumber number, String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("nothing can be noted as '" + key + "'");
        }
        return name(number + "-mark-" + key);
    }

    /** Of the right to change the stack, such as {@code shop_stackctl-lock-7}. */
    public VolumeName lock(long epoch) {
        return name("lock-" + epoch);
    }

    /** Of a sign of life of who has it, such as {@code shop_stackctl-lease-7-12}. */
    public VolumeName lease(long epoch, long beat) {
        return name("lease-" + epoch + "-" + beat);
    }

    /** Of the list of what was done. */
    VolumeName audit() {
        return name("audit");
    }

    private VolumeName name(String what) {
        return VolumeName.of(prefix() + what);
    }
}
