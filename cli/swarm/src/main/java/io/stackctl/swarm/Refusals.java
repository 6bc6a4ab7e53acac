package io.stackctl.swarm;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a swarm cannot honour of a definition, each with its place and what helps instead. */
final class Refusals {

    private static final Comparator<Mistake> PLACE =
            Order.inTurn(
                    List.of(
                            Order.by(mistake -> mistake.location().file()),
                            Order.by(mistake -> mistake.location().line()),
                            Order.by(mistake -> mistake.location().column())));

    private static final List<String> ADDRESSES =
            List.of(
                    "ipv4_address",
                    "ipv6_address",
                    "link_local_ips",
                    "mac_address",
                    "priority",
                    "gw_priority",
                    "interface_name");

    private final Stack stack;
    private final List<Mistake> mistakes = new ArrayList<>();

    private Refusals(Stack stack) {
        this.stack = stack;
    }

    /**
     * Looks at the selected services and what they use.
     *
     * @throws StackException with all that was found
     */
    static void check(Stack stack) {
        var refusals = new Refusals(stack);
        stack.services().forEach(refusals::look);
        refusals.lookAtNetworks();
        refusals.lookAtExtension();
        if (!refusals.mistakes.isEmpty()) {
            refusals.mistakes.sort(PLACE);
            throw new StackException(new InvalidDefinition(refusals.mistakes));
        }
    }

    private void look(Service service) {
        var definition = service.definition();
        var path = "services." + service.name();
        for (var entry : definition.entries()) {
            var help = SwarmAttributes.refusal(entry.key());
            if (help.isPresent() && isSaid(entry.value())) {
                refuse(entry, path, "a swarm knows no " + entry.key(), help.get());
            }
        }
        lookAtPorts(definition, path);
        lookAtAttachments(definition, path);
        lookAtMounts(definition, path);
        lookAtReservations(definition, path);
        lookAtDependencies(definition, path);
        for (var host : service.connectivity().extraHosts()) {
            if (host.endsWith("=host-gateway")) {
                at(
                        definition,
                        "extra_hosts",
                        path,
                        "a swarm knows no host-gateway",
                        "write an address");
            }
        }
    }

    /** False, 0 and nothing say no more than if they were not there. */
    private static boolean isSaid(Node value) {
        return switch (value) {
            case Scalar scalar -> !List.of("", "false", "0").contains(scalar.text());
            case Mapping mapping -> !mapping.isEmpty();
            case Sequence sequence -> !sequence.items().isEmpty();
        };
    }

    private void lookAtPorts(Mapping definition, String path) {
        int place = 0;
        for (var port : definition.mappings("ports")) {
            var where = path + ".ports[" + place++ + "]";
            if (!List.of("", "0.0.0.0", "::").contains(port.text("host_ip", ""))) {
                add(
                        port,
                        where,
                        "a swarm publishes on every address of a machine",
                        "leave the address out, and let a firewall decide");
            }
            if (port.text("published", "").contains("-")) {
                add(
                        port,
                        where,
                        "a swarm does not choose from a range",
                        "write one port, or none for any");
            }
        }
    }

    private void lookAtAttachments(Mapping definition, String path) {
        var networks = definition.mapping("networks");
        for (var key : networks.keys()) {
            for (var attribute : ADDRESSES) {
                if (networks.mapping(key).has(attribute)) {
                    at(
                            networks.mapping(key),
                            attribute,
                            path + ".networks." + key,
                            "a swarm gives tasks their addresses and interfaces itself",
                            "");
                }
            }
        }
    }

    private void lookAtMounts(Mapping definition, String path) {
        int place = 0;
        for (var mount : definition.mappings("volumes")) {
            var where = path + ".volumes[" + place++ + "]";
            var bind = mount.mapping("bind");
            for (var attribute : List.of("selinux", "recursive")) {
                if (bind.has(attribute)) {
                    at(bind, attribute, where + ".bind", "a swarm knows no such option", "");
                }
            }
        }
        for (var tmpfs : definition.texts("tmpfs")) {
            if (tmpfs.contains(":")) {
                at(
                        definition,
                        "tmpfs",
                        path,
                        "a swarm takes no options of tmpfs as a text",
                        "write it under volumes, with type: tmpfs, size and mode");
            }
        }
    }

    private void lookAtReservations(Mapping definition, String path) {
        var reservations =
                definition.mapping("deploy").mapping("resources").mapping("reservations");
        if (!reservations.mappings("devices").isEmpty()) {
            at(
                    reservations,
                    "devices",
                    path + ".deploy.resources.reservations",
                    "a swarm hands out no devices by what they can do",
                    "reserve generic_resources of the machines");
        }
    }

    private void lookAtDependencies(Mapping definition, String path) {
        var dependencies = definition.mapping("depends_on");
        for (var key : dependencies.keys()) {
            if (dependencies.mapping(key).flag("restart")) {
                at(
                        dependencies.mapping(key),
                        "restart",
                        path + ".depends_on." + key,
                        "a swarm starts nothing anew with what it depends on",
                        "let the program connect again, and leave this out");
            }
        }
    }

    private void lookAtNetworks() {
        for (var network : stack.networks()) {
            if (!network.external()
                    && !network.definition().optionalFlag("enable_ipv4").orElse(true)) {
                at(
                        network.definition(),
                        "enable_ipv4",
                        "networks." + network.key(),
                        "a network of a swarm has IPv4 addresses",
                        "leave it out");
            }
            if (!network.external() && network.driver().equals("bridge")) {
                at(
                        network.definition(),
                        "driver",
                        "networks." + network.key(),
                        "a bridge ends at its machine",
                        "leave the driver out, for overlay");
            }
        }
    }

    private void lookAtExtension() {
        if (stack.extension().migrations().isPresent()) {
            at(
                    stack.definition().mapping("x-stackctl"),
                    "migrations",
                    "x-stackctl",
                    "migrations are not applied on a swarm",
                    "apply them by a service with deploy.mode replicated-job");
        }
    }

    private void refuse(Mapping.Entry entry, String path, String what, String help) {
        mistakes.add(Mistake.of(what, entry.keyLocation(), path + "." + entry.key(), help));
    }

    private void at(Mapping mapping, String key, String path, String what, String help) {
        mistakes.add(
                Mistake.of(
                        what,
                        mapping.find(key).orElse(mapping).location(),
                        path + "." + key,
                        help));
    }

    private void add(Mapping mapping, String path, String what, String help) {
        mistakes.add(Mistake.of(what, mapping.location(), path, help));
    }
}
