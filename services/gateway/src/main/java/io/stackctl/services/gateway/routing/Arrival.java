package io.stackctl.services.gateway.routing;

/** Where a connection has come in. */
public sealed interface Arrival {
    /** At the proxy's own port, which is for everybody. */
    Arrival WEB = new Web();

    record Web() implements Arrival {}

    /**
     * At a port by which services of a network call each other.
     *
     * @param address the gateway's own that was called, such as {@code 172.18.0.4}: it tells from
     *     which network
     */
    record Inside(int port, String address) implements Arrival {}
}
