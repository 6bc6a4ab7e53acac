package io.stackctl.model.deploy.vip;

import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import java.util.List;

/**
 * A service whose names lead to a gateway.
 *
 * @param service what is behind the names
 * @param gateway the service whose containers have the names
 * @param ports where clients call it, in ascending order
 */
public record Vip(Service service, ServiceName gateway, List<Port> ports) {

    /**
     * A port, which is the containers' own as well.
     *
     * @param number 1 to 65535
     */
    public record Port(int number, Protocol protocol) {

        /** Such as {@code 5432/tcp}. */
        @Override
        public String toString() {
            return number + (protocol == Protocol.HTTP ? "/http" : "/tcp");
        }
    }

    /** What a gateway understands of what is said at a port. */
    public enum Protocol {
        /** Each request goes its own way. */
        HTTP,
        /** Each connection does. */
        TCP
    }

    public Vip {
        ports = List.copyOf(ports);
    }
}
