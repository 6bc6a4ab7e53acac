package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Ways;
import io.stackctl.services.gateway.routing.Arrival;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.http.Headers;
import java.net.InetAddress;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which way one request or connection takes: the revision is chosen once, and the instance that
 * then gets it decides by which route it goes, for another revision may have had to stand in.
 */
class Course {
    private final Arrival arrival;
    private final String host;
    private final String path;
    private final @Nullable Visitor visitor;
    private final String revision;
    private Ways ways;
    private Route route;

    /**
     * For what a client asks at a host and a path.
     *
     * @param fields by which the client may be known again
     * @param secure whether the client came by https
     */
    Course(
            Ways ways,
            Arrival arrival,
            String host,
            String path,
            Headers fields,
            InetAddress whose,
            boolean secure) {
        this.ways = ways;
        this.arrival = arrival;
        this.host = host;
        this.path = path;
        var split = ways.split();
        this.visitor =
                split == null
                        ? null
                        : new Visitor(
                                split,
                                ways.revisions(),
                                ways.traffic().unit(),
                                fields,
                                whose,
                                secure);
        this.revision = visitor == null ? ways.alike() : visitor.revision();
        this.route = ways.of(revision);
    }

    /** For a connection of which nothing is known but whose it is. */
    Course(Ways ways, Arrival arrival, InetAddress whose) {
        this(ways, arrival, "", "", new Headers(), whose, false);
    }

    /** Where revisions are not alike, how the client keeps the one it has. */
    final @Nullable Visitor visitor() {
        return visitor;
    }

    /** Who answers, as {@link Ways#traffic}. */
    final String unit() {
        return ways.traffic().unit();
    }

    /** The route it goes by. */
    final Route route() {
        return route;
    }

    final void route(Route other) {
        route = other;
    }

    /** Looks at what has changed; where there is no way any more, the last one stays. */
    final void update(Fleet fleet) {
        var now = fleet.ways(arrival, host, path);
        if (now != null && now.traffic().unit().equals(unit())) {
            ways = now;
        }
    }

    final Ways.@Nullable Claim claim(Collection<Instance> tried) {
        return ways.claim(revision, tried);
    }
}
