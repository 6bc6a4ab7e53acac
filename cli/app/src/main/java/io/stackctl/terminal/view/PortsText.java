package io.stackctl.terminal.view;

import io.stackctl.model.Order;
import io.stackctl.state.PublishedPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ports as the engine's clients print them: {@code 0.0.0.0:8080->80/tcp, 0.0.0.0:90-92->90-92/udp,
 * 443/tcp}.
 */
final class PortsText {

    static final Comparator<PublishedPort> ORDER =
            Order.inTurn(
                    List.of(
                            Order.by(PublishedPort::containerPort),
                            Order.by(PublishedPort::address),
                            Order.by(PublishedPort::hostPort),
                            Order.by(PublishedPort::protocol)));

    private PortsText() {}

    static String of(List<PublishedPort> ports) {
        List<String> closed = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        Map<String, Run> open = new LinkedHashMap<>();
        for (PublishedPort port : ports.stream().sorted(ORDER).toList()) {
            boolean published = !port.address().isEmpty();
            if (published && port.hostPort() != port.containerPort()) {
                moved.add(
                        join(port.address(), Integer.toString(port.hostPort()))
                                + "->"
                                + port.containerPort()
                                + "/"
                                + port.protocol());
                continue;
            }
            var single =
                    new Run(
                            port.address(),
                            port.protocol(),
                            port.containerPort(),
                            port.containerPort());
            Run run = open.get(single.key());
            if (run != null && run.last() + 1 == port.containerPort()) {
                open.put(run.key(), run.longer());
            } else {
                if (run != null) {
                    closed.add(run.toString());
                }
                open.put(single.key(), single);
            }
        }
        open.values().forEach(run -> closed.add(run.toString()));
        closed.addAll(moved);
        return String.join(", ", closed);
    }

    private static String join(String address, String port) {
        return address.contains(":") ? "[" + address + "]:" + port : address + ":" + port;
    }

    /** Neighbouring ports that have the same number on both sides, or are not published. */
    private record Run(String address, String protocol, int first, int last) {

        String key() {
            return address + "/" + protocol;
        }

        Run longer() {
            return new Run(address, protocol, first, last + 1);
        }

        @Override
        public String toString() {
            String numbers = first == last ? Integer.toString(first) : first + "-" + last;
            String text = address.isEmpty() ? numbers : join(address, numbers) + "->" + numbers;
            return text + "/" + protocol;
        }
    }
}
