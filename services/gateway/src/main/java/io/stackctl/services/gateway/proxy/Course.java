package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Ways;
import io.stackctl.services.gateway.routing.Rewrite;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import java.net.InetAddress;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which way one request takes: the revision is chosen once, and the instance that then gets it
 * decides by which route it goes, for another revision may have had to stand in.
 */
final class Course {
    private final RequestHead head;
    private final InetAddress whose;
    private final String proto;
    private final @Nullable Visitor visitor;
    private final String revision;
    private Ways ways;
    private Route route;

    /** {@code proto} is how the client came, {@code http} or {@code https}. */
    Course(Ways ways, RequestHead head, InetAddress whose, String proto) {
        this.ways = ways;
        this.head = head;
        this.whose = whose;
        this.proto = proto;
        this.visitor = choose();
        this.revision = visitor == null ? ways.alike() : visitor.revision();
        this.route = ways.of(revision);
    }

    private @Nullable Visitor choose() {
        var split = ways.split();
        return split == null
                ? null
                : new Visitor(
                        split,
                        ways.revisions(),
                        unit(),
                        head.headers(),
                        whose,
                        proto.equals("https"));
    }

    /** Where revisions are not alike, how the client keeps the one it has. */
    @Nullable Visitor visitor() {
        return visitor;
    }

    /** Who answers, as {@link Ways#traffic}. */
    String unit() {
        return ways.traffic().unit();
    }

    /** The route it goes by. */
    Route route() {
        return route;
    }

    /** What that makes of the request; refuses it where the route does. */
    Rewrite rewrite() throws Refusal {
        return Rewrite.of(head, whose, proto, route.middlewares());
    }

    /** Looks at what has changed; where there is no way any more, the last one stays. */
    void update(@Nullable Ways now) {
        if (now != null && now.traffic().unit().equals(unit())) {
            ways = now;
        }
    }

    Ways.@Nullable Claim claim(Collection<Instance> tried) {
        return ways.claim(revision, tried);
    }

    /** Goes by another route; false, and nothing changes, where that answers the client itself. */
    boolean by(Route other, Outgoing outgoing) {
        if (other.equals(route)) {
            return true;
        }
        try {
            if (!(Rewrite.of(head, whose, proto, other.middlewares())
                    instanceof Rewrite.Forward forward)) {
                return false;
            }
            outgoing.by(forward);
            route = other;
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
