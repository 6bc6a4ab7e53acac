package io.stackctl.planner;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.ExposedPorts;
import io.stackctl.model.service.IpAddress;
import io.stackctl.model.service.MacAddress;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds addresses, ports and restart policies that no engine takes, before anything is made.
 * Definitions with such values can still be printed, and what exists be managed with them.
 */
public final class ValueChecks {

    private static final String ADDRESS = "use an address such as 10.5.0.2 or fd00::2";
    private static final String NETWORK = "write it as ADDRESS/BITS, such as 10.5.0.0/16";

    private final List<Mistake> mistakes = new ArrayList<>();

    private ValueChecks() {}

    /**
     * Checks all that is made for a stack.
     *
     * @param stack the selected services
     * @throws StackException for all values that cannot be
     */
    public static void check(Stack stack) {
        var checks = new ValueChecks();
        for (var network : stack.networks()) {
            if (!network.external()) {
                checks.network(network);
            }
        }
        for (var service : stack.services()) {
            if (service.provider().isEmpty()) {
                checks.service(service);
            }
        }
        if (!checks.mistakes.isEmpty()) {
            throw new StackException(new InvalidDefinition(checks.mistakes));
        }
    }

    private void network(NetworkDefinition network) {
        var path = "networks." + network.key() + ".ipam.config";
        for (var pool : network.definition().mapping("ipam").mappings("config")) {
            one(pool, "subnet", path, "subnet", IpAddress::isNetwork, NETWORK);
            one(pool, "ip_range", path, "ip-range", IpAddress::isNetwork, NETWORK);
            address(pool, "gateway", path, "gateway address");
            var kept = pool.mapping("aux_addresses");
            for (var host : kept.keys()) {
                address(kept, host, path + ".aux_addresses", "auxiliary address");
            }
        }
    }

    private void service(Service service) {
        var path = "services." + service.name();
        var definition = service.definition();
        each(definition, "dns", path, "DNS address");
        mac(definition, path);
        var networks = definition.mapping("networks");
        for (var key : networks.keys()) {
            var attached = networks.mapping(key);
            var place = path + ".networks." + key;
            address(attached, "ipv4_address", place, "IPv4 address");
            address(attached, "ipv6_address", place, "IPv6 address");
            each(attached, "link_local_ips", place, "link-local IP");
            mac(attached, place);
        }
        for (var node : items(definition, "expose")) {
            expose(node, path + ".expose");
        }
        restart(service, path);
    }

    private void restart(Service service, String path) {
        try {
            service.restartPolicy();
        } catch (InvalidValueException e) {
            var deployed = service.definition().mapping("deploy");
            var isDeployed = deployed.has("restart_policy");
            var holder = isDeployed ? deployed.mapping("restart_policy") : service.definition();
            mistakes.add(
                    Mistake.of(
                            String.valueOf(e.getMessage()),
                            holder.find(isDeployed ? "condition" : "restart")
                                    .orElse(holder)
                                    .location(),
                            path + (isDeployed ? ".deploy.restart_policy.condition" : ".restart"),
                            e.remedy()));
        }
    }

    private void expose(Node node, String path) {
        try {
            ExposedPorts.of(((Scalar) node).text());
        } catch (InvalidValueException e) {
            mistakes.add(
                    Mistake.of(String.valueOf(e.getMessage()), node.location(), path, e.remedy()));
        }
    }

    private void mac(Mapping holder, String path) {
        one(
                holder,
                "mac_address",
                path,
                "MAC address",
                MacAddress::isValid,
                "write it as 02:42:ac:11:00:02");
    }

    private void address(Mapping holder, String key, String path, String what) {
        one(holder, key, path, what, IpAddress::isValidWithZone, ADDRESS);
    }

    private void each(Mapping holder, String key, String path, String what) {
        for (var node : items(holder, key)) {
            value(node, path + "." + key, what, IpAddress::isValidWithZone, ADDRESS);
        }
    }

    private static List<Node> items(Mapping holder, String key) {
        return holder.get(key) instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private void one(
            Mapping holder,
            String key,
            String path,
            String what,
            Predicate<String> isValid,
            String remedy) {
        var node = holder.get(key);
        if (node != null) {
            value(node, path + "." + key, what, isValid, remedy);
        }
    }

    private void value(
            Node node, String path, String what, Predicate<String> isValid, String remedy) {
        if (node instanceof Scalar scalar
                && !scalar.text().isEmpty()
                && !isValid.test(scalar.text())) {
            mistakes.add(
                    Mistake.of(
                            "invalid " + what + ": " + scalar.text(),
                            scalar.location(),
                            path,
                            remedy));
        }
    }
}
