package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.model.Order;
import io.stackctl.model.service.IpAddress;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The short form of a port: {@code [[HOST_IP:]HOST[-HOST]:]CONTAINER[-CONTAINER][/PROTOCOL]}. */
public final class PortText {

    private static final String REMEDY = "write it as HOST:CONTAINER, such as \"8080:80\"";

    private PortText() {}

    /** A port or a range of ports, both ends included. */
    private record Range(int first, int last) {
        static Range of(String text, String what) {
            var dash = text.indexOf('-');
            var first = port(dash < 0 ? text : text.substring(0, dash), text, what);
            var last = dash < 0 ? first : port(text.substring(dash + 1), text, what);
            if (last < first) {
                throw new InvalidValueException(
                        "invalid " + what + ": " + text, "the first port must be the lower one");
            }
            return new Range(first, last);
        }

        private static int port(String digits, String text, String what) {
            var number = -1;
            if (!digits.isEmpty() && digits.length() <= 6 && isDigits(digits)) {
                number = Integer.parseInt(digits);
            }
            if (number < 0 || number > 65535) {
                throw new InvalidValueException("invalid " + what + ": " + text, REMEDY);
            }
            return number;
        }

        private static boolean isDigits(String text) {
            return text.chars().allMatch(c -> c >= '0' && c <= '9');
        }

        int size() {
            return last - first + 1;
        }
    }

    /** The long forms, one a container port, sorted by the text of port and protocol. */
    public static List<Mapping> parse(String text, Location location) {
        var containerAt = text.lastIndexOf(':') + 1;
        var container = text.substring(containerAt);
        var host = containerAt == 0 ? "" : text.substring(0, containerAt - 1);
        var hostAt = host.lastIndexOf(':') + 1;
        var address = hostAt == 0 ? "" : address(host.substring(0, hostAt - 1));
        host = host.substring(hostAt);
        var slash = container.indexOf('/');
        var protocol =
                slash < 0 || slash == container.length() - 1
                        ? "tcp"
                        : container.substring(slash + 1).toLowerCase(Locale.ROOT);
        container = slash < 0 ? container : container.substring(0, slash);
        if (container.isEmpty()) {
            throw new InvalidValueException("no port specified: " + text + "<empty>", REMEDY);
        }
        if (!List.of("tcp", "udp", "sctp").contains(protocol)) {
            throw new InvalidValueException("invalid proto: " + protocol, "use tcp, udp or sctp");
        }
        return mappings(address, host, Range.of(container, "containerPort"), protocol, location);
    }

    private static String address(String text) {
        var bracketed = text.startsWith("[") && text.endsWith("]");
        var bare = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!bare.isEmpty() && !IpAddress.isValid(bare)) {
            throw new InvalidValueException("invalid IP address: " + bare, REMEDY);
        }
        return bare;
    }

    private static List<Mapping> mappings(
            String address, String host, Range container, String protocol, Location location) {
        var hosts = host.isEmpty() ? null : Range.of(host, "hostPort");
        if (hosts != null && hosts.size() != container.size() && container.size() > 1) {
            throw new InvalidValueException(
                    "invalid ranges specified for container and host Ports: "
                            + container.first()
                            + "-"
                            + container.last()
                            + " and "
                            + host,
                    "both ranges must be of the same size");
        }
        var mappings = new ArrayList<Mapping>();
        for (var i = 0; i < container.size(); i++) {
            var published = hosts == null ? "" : Integer.toString(hosts.first() + i);
            if (hosts != null && container.size() == 1 && hosts.size() > 1) {
                published += "-" + hosts.last();
            }
            mappings.add(mapping(address, published, container.first() + i, protocol, location));
        }
        mappings.sort(Order.by(port -> ((Scalar) target(port)).text()));
        return mappings;
    }

    private static Node target(Mapping port) {
        return port.find("target").orElseThrow();
    }

    private static Mapping mapping(
            String address, String published, int target, String protocol, Location location) {
        var mapping = Mapping.builder(location);
        mapping.put("mode", new Scalar.Text("ingress", location));
        if (!address.isEmpty()) {
            mapping.put("host_ip", new Scalar.Text(address, location));
        }
        mapping.put("target", new Scalar.Int(target, location));
        if (!published.isEmpty()) {
            mapping.put("published", new Scalar.Text(published, location));
        }
        return mapping.put("protocol", new Scalar.Text(protocol, location)).build();
    }
}
