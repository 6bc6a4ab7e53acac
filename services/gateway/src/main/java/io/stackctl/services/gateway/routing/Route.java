package io.stackctl.services.gateway.routing;

import java.util.Comparator;
import java.util.List;

/**
 * One way in.
 *
 * @param name of the router, unique within its stack
 * @param entry where its requests come in
 * @param rule as declared
 * @param priority the greater is tried first; unless declared, the length of the rule, as in
 *     Traefik
 * @param service who answers, with its stack: {@code web@shop}
 * @param unit whose container declares it, as {@link Backend#unit}
 * @param revision of that unit, which it holds for
 */
public record Route(
        String name,
        EntryPoint entry,
        String rule,
        Rule matcher,
        int priority,
        String service,
        List<Middleware> middlewares,
        String unit,
        String revision) {
    /** The order in which routes are tried; names make it the same on every run. */
    static final Comparator<Route> ORDER =
            Comparator.comparing((Route route) -> !(route.entry() instanceof EntryPoint.Web))
                    .thenComparing(Comparator.comparingInt(Route::priority).reversed())
                    .thenComparing(Route::name)
                    .thenComparing(Route::rule)
                    .thenComparing(Route::unit)
                    .thenComparing(Route::revision);

    /** One for the proxy's own port. */
    public Route(
            String name,
            String rule,
            Rule matcher,
            int priority,
            String service,
            List<Middleware> middlewares,
            String unit,
            String revision) {
        this(name, EntryPoint.WEB, rule, matcher, priority, service, middlewares, unit, revision);
    }

    /** One by which containers call a unit at a port, whatever the path. */
    public static Route inside(EntryPoint.Inside entry, String unit, String revision) {
        var service = unit + ":" + entry.port();
        var named = entry.names().stream().map(name -> (Rule) new Rule.Host(name));
        return new Route(
                service,
                entry,
                entry.toString(),
                named.reduce(Rule.Or::new).orElseThrow(),
                0,
                service,
                List.of(),
                unit,
                revision);
    }

    /** The same with these middlewares. */
    Route with(List<Middleware> others) {
        return new Route(name, entry, rule, matcher, priority, service, others, unit, revision);
    }
}
