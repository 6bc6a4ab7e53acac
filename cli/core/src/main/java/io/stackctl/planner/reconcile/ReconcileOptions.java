package io.stackctl.planner.reconcile;

import io.stackctl.model.name.VolumeName;
import java.util.Set;

/**
 * How {@code up}, {@code create}, {@code scale} and {@code run} bring a stack to its definition.
 *
 * @param kept volumes to leave as they are although their definition changed, since the user does
 *     not want to lose them
 */
public record ReconcileOptions(Wanted wanted, Timing timing, Facts facts, Set<VolumeName> kept) {

    /** What plain {@code up -d} does. */
    public static final ReconcileOptions DEFAULTS =
            new ReconcileOptions(Wanted.DEFAULTS, Timing.DEFAULTS, Facts.NONE, Set.of());

    public ReconcileOptions {
        kept = Set.copyOf(kept);
    }

    /** The same, with what was seen. */
    public ReconcileOptions knowing(Facts seen) {
        return new ReconcileOptions(wanted, timing, seen, kept);
    }
}
