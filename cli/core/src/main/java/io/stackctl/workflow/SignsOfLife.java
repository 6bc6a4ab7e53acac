package io.stackctl.workflow;

import io.stackctl.history.LockState;
import java.time.Duration;
import java.util.Set;

/**
 * For how long nothing was heard of whoever has the right to change a stack, on the clock of who
 * listens. Time that was slept through does not count, be it this process or the engine that slept:
 * the other one may have been kept from speaking just as long.
 */
public final class SignsOfLife {

    /** Who gives no sign for so long is taken for gone. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Between two looks. */
    public static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration ASLEEP = Duration.ofSeconds(5);

    private final Pace pace;
    private Set<String> last = Set.of();
    private long looked;
    private Duration silent = Duration.ZERO;
    private boolean changed;

    public SignsOfLife(Pace pace) {
        this.pace = pace;
    }

    /** Takes what was seen just now. */
    public void seen(LockState state) {
        long now = pace.nanos();
        var signs = state.signs();
        var gap = Duration.ofNanos(now - looked);
        if (!signs.equals(last)) {
            changed = !last.isEmpty();
            silent = Duration.ZERO;
        } else if (gap.compareTo(ASLEEP) > 0) {
            silent = Duration.ZERO;
        } else {
            silent = silent.plus(gap);
        }
        last = signs;
        looked = now;
    }

    /** Whether nobody gave a sign for so long that nobody is there. */
    public boolean areOver() {
        return silent.compareTo(PATIENCE) >= 0;
    }

    /** Whether somebody gave a sign while this was watched. */
    public boolean wereSeen() {
        return changed;
    }
}
