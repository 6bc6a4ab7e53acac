package io.stackctl.services.gateway.routing;

import io.stackctl.services.gateway.routing.EntryPoint.Protocol;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The labels of a service whose name the gateway carries inside networks, {@code endpoint_mode:
 * vip}: {@code io.stackctl.vip.names}, such as {@code web,api}, and {@code io.stackctl.vip.ports},
 * such as {@code 3001/http,5432/tcp}. What cannot be used of them is a problem, and the rest is
 * used.
 */
final class VipLabels {
    static final String NAMES = "io.stackctl.vip.names";
    static final String PORTS = "io.stackctl.vip.ports";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,126}");
    private static final Pattern PORT = Pattern.compile("([0-9]{1,5})/(http|tcp)");

    /** Of each label. */
    private static final int MOST = 64;

    /** Of a value that is told of. */
    private static final int SHOWN = 60;

    private final Container container;
    private final RoutingOptions options;
    private final Routing.Declarations declared;

    VipLabels(Container container, RoutingOptions options, Routing.Declarations declared) {
        this.container = container;
        this.options = options;
        this.declared = declared;
    }

    void declare() {
        var names = container.labels().get(NAMES);
        var ports = container.labels().get(PORTS);
        if ((names == null && ports == null) || container.id().equals(options.self())) {
            return;
        }
        try {
            if (names == null || ports == null) {
                throw new InvalidDeclarationException(
                        "label '"
                                + (names == null ? PORTS : NAMES)
                                + "' says nothing without '"
                                + (names == null ? NAMES : PORTS)
                                + "'");
            }
            declare(names(names), ports(ports));
        } catch (InvalidDeclarationException e) {
            declared.problem(container, String.valueOf(e.getMessage()));
        }
    }

    private void declare(SortedSet<String> names, SortedMap<Integer, Protocol> ports) {
        if (names.isEmpty() || ports.isEmpty()) {
            return; // what was there instead has been told of
        }
        var addresses = options.ownAddresses(container);
        ports.forEach((port, protocol) -> {
            var entry = new EntryPoint.Inside(port, protocol, names, addresses);
            var route = Route.inside(entry, container.unit(), container.revision());
            declared.route(container, route);
            declared.backend(route.service(), Backend.of(container, address(), port));
        });
    }

    private String address() {
        return container.readiness() == Readiness.STOPPED
                ? ""
                : options.addressOf(
                        container, container.labels().getOrDefault(TraefikLabels.NETWORK, ""));
    }

    private SortedSet<String> names(String list) {
        var names = new TreeSet<String>();
        for (var item : items(NAMES, list)) {
            var name = item.toLowerCase(Locale.ROOT);
            if (NAME.matcher(name).matches()) {
                names.add(name);
            } else {
                declared.problem(
                        container, "label '" + NAMES + "': '" + shown(item) + "' is not a name");
            }
        }
        return names;
    }

    private SortedMap<Integer, Protocol> ports(String list) {
        var ports = new TreeMap<Integer, Protocol>();
        for (var item : items(PORTS, list)) {
            var port = PORT.matcher(item);
            int number = port.matches() ? Integer.parseInt(port.group(1)) : 0;
            if (number < 1 || number > 65535) {
                declared.problem(
                        container,
                        "label '"
                                + PORTS
                                + "': '"
                                + shown(item)
                                + "' is not a port from 1 to 65535 with /http or /tcp");
            } else if (ports.containsKey(number)) {
                declared.problem(
                        container, "label '" + PORTS + "' names port " + number + " twice");
            } else {
                ports.put(number, Protocol.valueOf(port.group(2).toUpperCase(Locale.ROOT)));
            }
        }
        return ports;
    }

    private static String[] items(String label, String list) {
        var items = list.split(",", MOST + 1);
        if (items.length > MOST) {
            throw new InvalidDeclarationException(
                    "label '" + label + "' holds more than " + MOST + " items");
        }
        for (int i = 0; i < items.length; i++) {
            items[i] = items[i].strip();
        }
        return items;
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
