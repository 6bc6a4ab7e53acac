package io.stackctl.swarm;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.attribute.AttributeTable.Found;
import io.stackctl.model.tree.Mapping;
import io.stackctl.swarm.attribute.SwarmAttributes;
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
        for (var found : SwarmAttributes.refused(stack)) {
            refusals.add(found);
        }
        stack.services().forEach(refusals::look);
        refusals.lookAtNetworks();
        refusals.lookAtMigrations();
        if (!refusals.mistakes.isEmpty()) {
            refusals.mistakes.sort(PLACE);
            throw new StackException(new InvalidDefinition(refusals.mistakes));
        }
    }

    private void add(Found found) {
        var path = found.path();
        var attribute = path.substring(path.lastIndexOf('.') + 1);
        mistakes.add(
                Mistake.of(
                        "a swarm knows no " + attribute, found.place(), path, found.rule().how()));
    }

    /** What is refused for its value only. */
    private void look(Service service) {
        var definition = service.definition();
        var path = "services." + service.name();
        lookAtPorts(definition, path);
        lookAtTmpfs(definition, path);
        if (!service.privileges().securityOptions().stream()
                .allMatch(option -> option.startsWith("no-new-privileges"))) {
            at(
                    definition,
                    "security_opt",
                    path,
                    "a swarm gives tasks no profiles of their own",
                    "set it for each engine");
        }
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

    private void lookAtTmpfs(Mapping definition, String path) {
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

    private void lookAtMigrations() {
        if (stack.extension().migrations().filter(all -> all.job().isEmpty()).isPresent()) {
            at(
                    stack.definition().mapping("x-stackctl"),
                    "migrations",
                    "x-stackctl",
                    "nobody applies migrations on a swarm but a service",
                    "name it as their job: one with deploy.mode replicated-job");
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
