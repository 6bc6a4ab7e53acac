package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;

/**
 * One port of a container, reachable from the host.
 *
 * @param target the port inside, 1 to 65535
 * @param published the port outside: {@code 8080}, a range {@code 8080-8090} for the engine to
 *     choose from, or empty for any free port
 * @param hostIp the host's address it listens on; empty for all
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param mode {@code ingress} or {@code host}; they differ in a swarm only
 * @param name a name for readers; may be empty
 * @param appProtocol such as {@code http}; for readers; may be empty
 */
public record PortMapping(
        int target,
        String published,
        String hostIp,
        String protocol,
        String mode,
        String name,
        String appProtocol) {

    static PortMapping of(Mapping definition) {
        return new PortMapping(
                definition.number("target").orElse(0L).intValue(),
                definition.text("published", ""),
                definition.text("host_ip", ""),
                definition.text("protocol", "tcp"),
                definition.text("mode", "ingress"),
                definition.text("name", ""),
                definition.text("app_protocol", ""));
    }

    /** Whether only one container can have it: a single host port. */
    public boolean isFixed() {
        return !published.isEmpty() && !published.equals("0") && !published.contains("-");
    }
}
