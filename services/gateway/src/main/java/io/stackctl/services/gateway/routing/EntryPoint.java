package io.stackctl.services.gateway.routing;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where the requests of a route come in. */
public sealed interface EntryPoint {
    /** The proxy's own port. */
    EntryPoint WEB = new Web();

    /** Whether what has come in there may take the route. */
    boolean admits(Arrival arrival);

    /** Whether requests of HTTP come in there. */
    boolean takesRequests();

    record Web() implements EntryPoint {
        @Override
        public boolean admits(Arrival arrival) {
            return arrival instanceof Arrival.Web;
        }

        @Override
        public boolean takesRequests() {
            return true;
        }
    }

    /** What is spoken at a port. */
    enum Protocol {
        HTTP,
        TCP
    }

    /**
     * A port of the gateway at which containers of its networks call a service.
     *
     * @param names by which they do, in lower case
     * @param addresses the gateway's own on the networks that the service is on too; {@link #ANY}
     *     among them stands for all
     */
    record Inside(int port, Protocol protocol, SortedSet<String> names, Set<String> addresses)
            implements EntryPoint {
        /** Where the gateway is in no container, networks cannot be told apart. */
        public static final String ANY = "0.0.0.0";

        public Inside {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
            addresses = Set.copyOf(addresses);
        }

        /** The same on these of the gateway's addresses. */
        Inside at(Set<String> others) {
            return new Inside(port, protocol, names, others);
        }

        @Override
        public boolean admits(Arrival arrival) {
            return arrival instanceof Arrival.Inside(int at, String address)
                    && at == port
                    && (addresses.contains(address) || addresses.contains(ANY));
        }

        @Override
        public boolean takesRequests() {
            return protocol == Protocol.HTTP;
        }

        /** As it is shown: {@code web:3001, api:3001 (inside)}. */
        @Override
        public String toString() {
            var all = String.join(", ", names.stream().map(name -> name + ":" + port).toList());
            return all + (protocol == Protocol.TCP ? " (inside, tcp)" : " (inside)");
        }
    }
}
