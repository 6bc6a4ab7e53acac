package io.stackctl.services.gateway.balancing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been ordered for the requests to one unit: all of it at once, so that whoever reads it
 * once sees nothing half done.
 *
 * @param unit a service within its stack, such as {@code web@shop}
 * @param generation which order; a later one has a higher number, 0 is none at all
 * @param shares how requests are divided among revisions; null when all that are ready are alike
 * @param drained full ids of containers on which nothing new begins
 * @param ready full ids of containers that are ready although their health check, by which the
 *     engine would know, has not been run yet
 * @param hold for how long each request is held at most; 0 when none is
 * @param maintenance whether everybody is told to come back later
 */
public record Traffic(
        String unit,
        long generation,
        @Nullable Shares shares,
        Set<String> drained,
        Set<String> ready,
        Duration hold,
        boolean maintenance) {
    /** What an order may say, as its labels are called: those who give orders ask for it. */
    public static final List<String> FOLLOWED =
            List.of("shares", "sticky", "drained", "ready", "hold", "maintenance");

    public Traffic {
        drained = Set.copyOf(drained);
        ready = Set.copyOf(ready);
    }

    /** Nothing is ordered: all that are ready share alike. */
    public static Traffic none(String unit) {
        return new Traffic(unit, 0, null, Set.of(), Set.of(), Duration.ZERO, false);
    }
}
