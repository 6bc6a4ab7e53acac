package io.stackctl.model.deploy.vip;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.Declared;
import io.stackctl.model.deploy.FoundMistakes;
import io.stackctl.model.deploy.vip.Vip.Port;
import io.stackctl.model.deploy.vip.Vip.Protocol;
import io.stackctl.model.name.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads {@code x-stackctl.deploy.vip}, and looks whether the gateway can do what it says. */
final class VipReader {

    /** Where a gateway listens itself, by the variable that says so, unless that is set. */
    private static final Map<String, String> OWN_PORTS = Map.of("PROXY_PORT", "80", "PORT", "8080");

    /** As the gateway's README says. */
    private static final int MOST_PORTS = 64;

    private final Stack stack;
    private final FoundMistakes found = new FoundMistakes();

    private VipReader(Stack stack) {
        this.stack = stack;
    }

    /**
     * Those of a stack, sorted by service.
     *
     * @throws io.stackctl.failure.StackException with all mistakes
     */
    static List<Vip> read(Stack stack) {
        return new VipReader(stack).read();
    }

    private List<Vip> read() {
        var vips = new ArrayList<Vip>();
        for (var service : stack.definedServices()) {
            var vip = declared(service);
            if (!vip.isEmpty()) {
                read(service, vip).ifPresent(vips::add);
            }
        }
        if (!vips.isEmpty()) {
            refuseSharedPorts(vips);
            refuseLinks(vips);
        }
        found.throwIfAny();
        return vips;
    }

    private Declared declared(Service service) {
        return Declared.ofServiceAlone(service.name().value(), service.definition(), found)
                .below("vip");
    }

    private Optional<Vip> read(Service service, Declared vip) {
        if (!service.definition().mapping("deploy").text("endpoint_mode", "").equals("vip")) {
            vip.mistake(
                    "says how names are carried, but endpoint_mode is not vip",
                    "add deploy: { endpoint_mode: vip }, or leave this out");
        }
        var ports = new TreeMap<Integer, Protocol>();
        addPorts(vip, "http", Protocol.HTTP, ports);
        addPorts(vip, "tcp", Protocol.TCP, ports);
        if (ports.size() > MOST_PORTS) {
            vip.mistake(
                    "names " + ports.size() + " ports, and a gateway opens " + MOST_PORTS,
                    "leave out those at which nobody calls");
        }
        if (!vip.has("http") && !vip.has("tcp")) {
            vip.mistake("names no port", "say where it is called: http: [3001], or tcp: [5432]");
        }
        var gateway = gateway(service, vip);
        gateway.ifPresent(it -> refuseOwnPorts(vip, it, ports));
        return gateway.map(it ->
                new Vip(
                        service,
                        it.name(),
                        ports.entrySet().stream()
                                .map(port -> new Port(port.getKey(), port.getValue()))
                                .toList()));
    }

    private static void addPorts(
            Declared vip, String key, Protocol protocol, Map<Integer, Protocol> ports) {
        for (int port : vip.ports(key)) {
            if (ports.put(port, protocol) != null) {
                vip.mistake("names port " + port + " twice", "a port is either http or tcp");
            }
        }
    }

    /** The gateway that is named, if it is where the service is. */
    private Optional<Service> gateway(Service service, Declared vip) {
        var name = vip.value("gateway", "the name of a service", ServiceName::of);
        if (name.isEmpty()) {
            if (!vip.has("gateway")) {
                vip.mistake("names no gateway", "add gateway: and the service that is one");
            }
            return Optional.empty();
        }
        var gateway =
                stack.definedService(name.get()).filter(it -> !it.name().equals(service.name()));
        if (gateway.isEmpty()) {
            vip.mistake(
                    "no other service '" + name.get() + "' is defined",
                    "name a service of this stack that is a gateway");
            return Optional.empty();
        }
        var missing = new TreeSet<>(keys(service));
        missing.removeAll(keys(gateway.get()));
        if (keys(service).isEmpty()) {
            vip.mistake("the service is in no network, so nobody has a name for it", "");
        } else if (!missing.isEmpty()) {
            vip.mistake(
                    "gateway " + name.get() + " is not in network " + String.join(", ", missing),
                    "add it to the networks of " + name.get());
        }
        return gateway;
    }

    private static Set<String> keys(Service service) {
        var keys = new TreeSet<String>();
        service.connectivity().networks().forEach(network -> keys.add(network.network()));
        return keys;
    }

    private static void refuseOwnPorts(
            Declared vip, Service gateway, Map<Integer, Protocol> ports) {
        OWN_PORTS.forEach((variable, usual) -> {
            var own = gateway.environment().getOrDefault(variable, Optional.of(usual)).orElse("");
            if (ports.keySet().stream().anyMatch(port -> own.equals(Integer.toString(port)))) {
                vip.mistake(
                        "gateway " + gateway.name() + " itself listens at port " + own,
                        "give it another one by its variable " + variable);
            }
        });
    }

    /** Bytes do not say whom they are for. */
    private void refuseSharedPorts(List<Vip> vips) {
        for (int i = 0; i < vips.size(); i++) {
            for (var other : vips.subList(0, i)) {
                refuseSharedPort(vips.get(i), other);
            }
        }
    }

    private void refuseSharedPort(Vip vip, Vip other) {
        var shared = keys(vip.service());
        shared.retainAll(keys(other.service()));
        if (shared.isEmpty() || !vip.gateway().equals(other.gateway())) {
            return;
        }
        for (var port : vip.ports()) {
            for (var taken : other.ports()) {
                if (port.number() == taken.number()
                        && (port.protocol() == Protocol.TCP || taken.protocol() == Protocol.TCP)) {
                    declared(vip.service())
                            .mistake(
                                    "port "
                                            + port.number()
                                            + " is that of service "
                                            + other.service().name()
                                            + " too, in network "
                                            + String.join(", ", shared),
                                    "only http tells two services at one port apart, by the name"
                                            + " that was called");
                }
            }
        }
    }

    private void refuseLinks(List<Vip> vips) {
        for (var service : stack.definedServices()) {
            for (var link : service.connectivity().links()) {
                for (var vip : vips) {
                    if (vip.service().name().equals(link.service())) {
                        declared(vip.service())
                                .mistake(
                                        "service "
                                                + service.name()
                                                + " links to it, and a link leads to containers",
                                        "leave the link out: names are known without it");
                    }
                }
            }
        }
    }
}
