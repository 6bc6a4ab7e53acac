package io.stackctl.planner.reconcile;

import io.stackctl.model.name.VolumeName;
import java.util.Optional;
import java.util.Set;

/**
 * How {@code up}, {@code create}, {@code scale} and {@code run} bring a stack to its definition.
 *
 * @param kept volumes to leave as they are although their definition changed, since the user does
 *     not want to lose them
 * @param rollout how services go over to new containers; empty where each is stopped and another
 *     one started, as Docker Compose does it
 */
public record ReconcileOptions(
        Wanted wanted,
        Timing timing,
        Facts facts,
        Set<VolumeName> kept,
        Optional<Rollout> rollout) {

    /** What plain {@code up -d} does. */
    public static final ReconcileOptions DEFAULTS =
            new ReconcileOptions(Wanted.DEFAULTS, Timing.DEFAULTS, Facts.NONE, Set.of());

    /** Without a deployment. */
    public ReconcileOptions(Wanted wanted, Timing timing, Facts facts, Set<VolumeName> kept) {
        this(wanted, timing, facts, kept, Optional.empty());
    }

    public ReconcileOptions {
        kept = Set.copyOf(kept);
    }

    /** The same, with what was seen. */
    public ReconcileOptions knowing(Facts seen) {
        return new ReconcileOptions(wanted, timing, seen, kept, rollout);
    }

    /** The same as a deployment. */
    public ReconcileOptions rolling(Rollout other) {
        return new ReconcileOptions(wanted, timing, facts, kept, Optional.of(other));
    }
}
