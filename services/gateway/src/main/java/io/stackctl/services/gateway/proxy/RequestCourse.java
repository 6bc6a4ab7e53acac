package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Ways;
import io.stackctl.services.gateway.routing.Arrival;
import io.stackctl.services.gateway.routing.Rewrite;
import io.stackctl.services.gateway.routing.Route;
import io.stackctl.services.http.Refusal;
import io.stackctl.services.http.RequestHead;
import java.net.InetAddress;

/** That of a request, which its routes may rewrite. */
final class RequestCourse extends Course {
    private final RequestHead head;
    private final InetAddress whose;
    private final String proto;

    /** {@code proto} is how the client came, {@code http} or {@code https}. */
    RequestCourse(Ways ways, Arrival arrival, RequestHead head, InetAddress whose, String proto) {
        super(
                ways,
                arrival,
                head.hostName(),
                head.target().path(),
                head.headers(),
                whose,
                proto.equals("https"));
        this.head = head;
        this.whose = whose;
        this.proto = proto;
    }

    /** What its route makes of the request; refuses it where the route does. */
    Rewrite rewrite() throws Refusal {
        return Rewrite.of(head, whose, proto, route().middlewares());
    }

    /** Goes by another route; false, and nothing changes, where that answers the client itself. */
    boolean by(Route other, Outgoing outgoing) {
        if (other.equals(route())) {
            return true;
        }
        try {
            if (!(Rewrite.of(head, whose, proto, other.middlewares())
                    instanceof Rewrite.Forward forward)) {
                return false;
            }
            outgoing.by(forward);
            route(other);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
