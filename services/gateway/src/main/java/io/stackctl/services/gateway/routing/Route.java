package io.stackctl.services.gateway.routing;

import java.util.Comparator;
import java.util.List;

/**
 * One way in.
 *
 * @param name of the router, unique within its stack
 * @param rule as declared
 * @param priority the greater is tried first; unless declared, the length of the rule, as in
 *     Traefik
 * @param service who answers, with its stack: {@code web@shop}
 * @param unit whose container declares it, as {@link Backend#unit}
 * @param revision of that unit, which it holds for
 */
public record Route(
        String name,
        String rule,
        Rule matcher,
        int priority,
        String service,
        List<Middleware> middlewares,
        String unit,
        String revision) {
    /** The order in which routes are tried; names make it the same on every run. */
    static final Comparator<Route> ORDER =
            Comparator.comparingInt(Route::priority)
                    .reversed()
                    .thenComparing(Route::name)
                    .thenComparing(Route::rule)
                    .thenComparing(Route::unit)
                    .thenComparing(Route::revision);
}
