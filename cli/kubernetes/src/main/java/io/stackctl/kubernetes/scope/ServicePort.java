package io.stackctl.kubernetes.scope;

import io.stackctl.failure.Location;
import java.util.Locale;

/**
 * A port that containers of a service listen at.
 *
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param appProtocol such as {@code http}; may be empty
 */
public record ServicePort(int number, String protocol, String appProtocol, Location place) {

    /** {@code tcp-80}: unique within a service, and at most 15 characters long. */
    public String name() {
        return protocol + "-" + number;
    }

    /** As Kubernetes says it: {@code TCP}. */
    public String protocolWord() {
        return protocol.toUpperCase(Locale.ROOT);
    }

    /** Whether both are one port of a container. */
    public boolean isSame(ServicePort other) {
        return number == other.number && protocol.equals(other.protocol);
    }
}
