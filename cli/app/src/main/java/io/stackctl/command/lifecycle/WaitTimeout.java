package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import java.time.Duration;
import java.util.Optional;

/** {@code --wait-timeout} in seconds, of which 0 sets no limit. */
public final class WaitTimeout {

    private WaitTimeout() {}

    /** Refuses a negative one. */
    static void check(Choice flag) {
        if (EngineVerb.seconds(flag).filter(Duration::isNegative).isPresent()) {
            throw BadUsage.of("--wait-timeout must be a non-negative integer");
        }
    }

    /** The limit; empty for none. */
    public static Optional<Duration> of(Choice flag) {
        check(flag);
        return EngineVerb.seconds(flag).filter(Duration::isPositive);
    }
}
