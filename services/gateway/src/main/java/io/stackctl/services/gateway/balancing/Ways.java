package io.stackctl.services.gateway.balancing;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.gateway.routing.Route;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where one request may go: the revisions of a unit whose own routes match it, each by its best
 * one. So what a revision declares is for its requests alone, and a path that only one of them
 * knows is that one's. A route to a service of another unit is for all revisions of that.
 */
public final class Ways {
    private final List<Route> routes;
    private final Traffic traffic;
    private final @Nullable Split split;
    private final Service service;

    /**
     * @param routes one for each revision, the best first; those of revisions that get nothing
     *     stand in for others
     * @param service all instances that they lead to, and more
     */
    Ways(List<Route> routes, Traffic traffic, @Nullable Split split, Service service) {
        this.routes = routes;
        this.traffic = traffic;
        this.split = split;
        this.service = service;
    }

    /** An instance that a request has been counted on, and the route by which it gets there. */
    public record Claim(Instance instance, Route route) {}

    /** The best route, of whichever revision. */
    public Route best() {
        return routes.getFirst();
    }

    /** What is ordered for the unit that answers. */
    public Traffic traffic() {
        return traffic;
    }

    /** How requests are divided among revisions, if they are. */
    public @Nullable Split split() {
        return split;
    }

    /** The revisions that the request may be given to by their shares; all, where it is empty. */
    public Set<String> revisions() {
        return answersItself()
                ? routes.stream().map(Route::revision).collect(Collectors.toSet())
                : Set.of();
    }

    private boolean answersItself() {
        return best().unit().equals(traffic.unit());
    }

    /**
     * The revision that a request goes to while revisions are alike, where it makes a difference by
     * what they declare; empty where it makes none.
     */
    public String alike() {
        boolean same =
                routes.stream().allMatch(route -> route.middlewares().equals(best().middlewares()));
        var next = same ? null : service.next(this::leadsTo);
        return next == null ? "" : next.backend().revision();
    }

    /** The route of a revision; the best one for a revision without, or for none. */
    public Route of(String revision) {
        for (var route : routes) {
            if (route.revision().equals(revision)) {
                return route;
            }
        }
        return best();
    }

    private boolean leadsTo(Backend backend) {
        return routeTo(backend) != null;
    }

    private @Nullable Route routeTo(Backend backend) {
        if (!answersItself()) {
            return best();
        }
        for (var route : routes) {
            boolean own = backend.unit().equals(route.unit());
            if (!own || backend.revision().equals(route.revision())) {
                return route;
            }
        }
        return null;
    }

    /** Counts a request on the best instance, as {@link Service#claim}. */
    public @Nullable Claim claim(String revision, Collection<Instance> tried) {
        var instance = service.claim(revision, tried, this::leadsTo);
        var route = instance == null ? null : routeTo(instance.backend());
        return instance == null || route == null ? null : new Claim(instance, route);
    }
}
