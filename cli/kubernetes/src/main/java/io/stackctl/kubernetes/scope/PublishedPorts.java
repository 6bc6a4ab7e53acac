package io.stackctl.kubernetes.scope;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;

/** The ports of a service that are reached from outside of the cluster, by how. */
public final class PublishedPorts {

    private static final int FIRST_NODE_PORT = 30_000;
    private static final int LAST_NODE_PORT = 32_767;

    /** How a port is reached. */
    public enum Way {
        /** By an address of its own. */
        LOAD_BALANCER("LoadBalancer", "published"),
        /** By each node's address. */
        NODE_PORT("NodePort", "nodes"),
        /** By the address of the node that a pod is on. */
        HOST_PORT("", "");

        private final String type;
        private final String suffix;

        Way(String type, String suffix) {
            this.type = type;
            this.suffix = suffix;
        }

        /** As {@code type} of a Service says it. */
        public String type() {
            return type;
        }

        /** What is behind the service's name in that of the object. */
        public String suffix() {
            return suffix;
        }
    }

    /**
     * A port.
     *
     * @param number as it is called from outside; 0 where the cluster chooses
     */
    public record Published(Way way, int number, ServicePort port, Location place) {}

    private final ServiceScope service;
    private final List<Published> published = new ArrayList<>();

    private PublishedPorts(ServiceScope service) {
        this.service = service;
    }

    /** Those of a service that more than this machine reaches. */
    public static List<Published> of(ServiceScope service) {
        var ports = new PublishedPorts(service);
        for (var port : service.definition().mappings("ports")) {
            if (!isLoopback(port)) {
                ports.add(port);
            }
        }
        return List.copyOf(ports.published);
    }

    /** Whether a port is published under the machine's own address alone. */
    private static boolean isLoopback(Mapping port) {
        var address = port.text("host_ip", "");
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }

    private void add(Mapping port) {
        var target =
                new ServicePort(
                        port.number("target").orElse(0L).intValue(),
                        port.text("protocol", "tcp"),
                        port.text("app_protocol", ""),
                        port.location());
        warnOfAddress(port);
        var said = port.text("published", "");
        if (!said.matches("[0-9]{1,5}")) {
            warnOfRange(said, port);
            add(Way.NODE_PORT, 0, target);
            return;
        }
        int number = Integer.parseInt(said);
        if (port.text("mode", "").equals("host")) {
            add(Way.HOST_PORT, number, target);
        } else if (number >= FIRST_NODE_PORT && number <= LAST_NODE_PORT) {
            add(Way.NODE_PORT, number, target);
        } else {
            add(number == 0 ? Way.NODE_PORT : Way.LOAD_BALANCER, number, target);
        }
    }

    private void add(Way way, int number, ServicePort port) {
        var same =
                published.stream()
                        .anyMatch(other ->
                                other.way() == way
                                        && other.number() == number
                                        && other.port().protocol().equals(port.protocol())
                                        && (number > 0 || other.port().isSame(port)));
        if (!same) {
            published.add(new Published(way, number, port, port.place()));
        }
    }

    private void warnOfAddress(Mapping port) {
        var address = port.text("host_ip", "");
        if (!address.isEmpty() && !address.equals("0.0.0.0") && !address.equals("::")) {
            service.warn(
                    port.location(),
                    "ports",
                    "the address " + address + " is this machine's",
                    "a Service of type LoadBalancer has its own");
        }
    }

    private void warnOfRange(String said, Mapping port) {
        if (!said.isEmpty()) {
            service.warn(
                    port.location(),
                    "ports",
                    "the cluster chooses the port itself, and not of " + said,
                    "publish one port");
        }
    }
}
