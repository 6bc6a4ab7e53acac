package io.stackctl.embed;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.PublishedPort;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the containers of a stack's service can be reached, asked of the engine each time. */
final class PublishedPorts {

    /** What a port is published on where it is reached by any address. */
    private static final Set<String> ANY = Set.of("", "0.0.0.0", "::");

    private final Engine engine;
    private final StackName stack;
    private final Service service;

    PublishedPorts(Engine engine, StackName stack, Service service) {
        this.engine = engine;
        this.stack = stack;
        this.service = service;
    }

    /** All of them, container after container. */
    List<PublishedPort> all() {
        return of(running());
    }

    /**
     * Where each container is reached that publishes a port.
     *
     * @throws StackException when none does
     */
    List<InetSocketAddress> addresses(int containerPort) {
        var containers = running();
        var addresses =
                containers.stream()
                        .flatMap(container ->
                                of(List.of(container)).stream()
                                        .filter(port -> port.containerPort() == containerPort)
                                        .filter(port -> port.protocol().equals("tcp"))
                                        .sorted(Order.by(this::isOfOtherKind))
                                        .limit(1))
                        .map(this::address)
                        .toList();
        if (addresses.isEmpty()) {
            throw unreachable(containers, containerPort);
        }
        return addresses;
    }

    private List<ObservedContainer> running() {
        return engine.containers().ofStack(stack, false).stream()
                .filter(container ->
                        container.service().equals(service.name()) && !container.oneOff())
                .sorted(Order.by(container -> container.number().orElse(0)))
                .toList();
    }

    private static List<PublishedPort> of(List<ObservedContainer> containers) {
        return containers.stream()
                .flatMap(container -> container.ports().stream())
                .filter(port -> port.hostPort() != 0)
                .toList();
    }

    /**
     * Whether it is of IPv6 where the engine's machine is called by a name or by IPv4, or the other
     * way round: a free port of the host is another one for each of the two.
     */
    private boolean isOfOtherKind(PublishedPort port) {
        return port.address().contains(":") != engine.publishedHost().contains(":");
    }

    private InetSocketAddress address(PublishedPort port) {
        var host = engine.publishedHost();
        if (ANY.contains(port.address())) {
            return new InetSocketAddress(host, port.hostPort());
        }
        // The same address here is another machine's: somebody else's service may answer there.
        if (isLoopback(port.address()) && !isLoopback(host)) {
            throw invalid(
                    "port "
                            + port.containerPort()
                            + " of service "
                            + service.name()
                            + " is published on "
                            + port.address()
                            + " of "
                            + host
                            + ", where only that machine reaches it",
                    "Leave the address out of 'ports' of the service at "
                            + service.definition().location()
                            + ", or name one that leads there from here.");
        }
        return new InetSocketAddress(port.address(), port.hostPort());
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("127.") || host.equals("::1") || host.equals("localhost");
    }

    private StackException unreachable(List<ObservedContainer> containers, int containerPort) {
        if (containers.isEmpty()) {
            return invalid(
                    "service " + service.name() + " does not run, so its ports lead nowhere",
                    "Ask while it runs.");
        }
        var published =
                of(containers).stream()
                        .map(port -> port.containerPort() + "/" + port.protocol())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return invalid(
                "port "
                        + containerPort
                        + " of service "
                        + service.name()
                        + " is not published"
                        + (published.isEmpty() ? "" : "; published are " + published),
                "Add \""
                        + containerPort
                        + "\" to 'ports' of the service at "
                        + service.definition().location()
                        + ".");
    }

    private static StackException invalid(String what, String remedy) {
        return new StackException(new Failure.InvalidRequest(what, remedy));
    }
}
