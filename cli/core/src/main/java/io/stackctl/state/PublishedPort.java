package io.stackctl.state;

/**
 * A port of a container, published on the host or only exposed.
 *
 * @param address the host's address, such as {@code 0.0.0.0} or {@code ::}; empty when not
 *     published
 * @param containerPort 1 to 65535
 * @param hostPort 0 when not published
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 */
public record PublishedPort(String address, int containerPort, int hostPort, String protocol) {}
