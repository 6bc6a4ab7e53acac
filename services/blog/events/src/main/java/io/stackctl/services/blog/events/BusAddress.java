package io.stackctl.services.blog.events;

import java.net.URI;
import java.util.Locale;

/**
 * Where the bus is, and of which kind: {@code http://event-bus:5005} or {@code nats://nats:4222}.
 */
public record BusAddress(Protocol protocol, URI uri) {
    /** How a bus is spoken to. */
    public enum Protocol {
        /** The stack's own service event-bus. */
        HTTP,
        /** NATS with JetStream. */
        NATS
    }

    /** Parses an address with a scheme, a host and a port. */
    public static BusAddress of(String text) {
        try {
            var uri = URI.create(text);
            if (uri.getScheme() != null && uri.getHost() != null && uri.getPort() > 0) {
                return new BusAddress(
                        Protocol.valueOf(uri.getScheme().toUpperCase(Locale.ROOT)), uri);
            }
        } catch (IllegalArgumentException _) {
            // no address, or no protocol of ours: refused below
        }
        throw new IllegalArgumentException(
                "is neither http://HOST:PORT, such as http://event-bus:5005,"
                        + " nor nats://HOST:PORT, such as nats://nats:4222");
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
