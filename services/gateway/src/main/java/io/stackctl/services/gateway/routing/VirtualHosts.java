package io.stackctl.services.gateway.routing;

import java.util.List;
import java.util.Locale;

/**
 * nginx-proxy's variables: {@code VIRTUAL_HOST=a.example.com,*.b.example.com}, {@code
 * VIRTUAL_PORT=3000}, {@code VIRTUAL_PATH=/api}. Containers that name the same host and path are
 * replicas of one service.
 */
final class VirtualHosts {
    private final Container container;
    private final RoutingOptions options;
    private final Routing.Declarations declared;

    VirtualHosts(Container container, RoutingOptions options, Routing.Declarations declared) {
        this.container = container;
        this.options = options;
        this.declared = declared;
    }

    void declare() {
        var hosts = variable("VIRTUAL_HOST");
        if (hosts.isEmpty() || container.id().equals(options.self())) {
            return;
        }
        for (var host : hosts.split(",", -1)) {
            if (!host.isBlank()) {
                try {
                    declare(withoutPort(host.strip().toLowerCase(Locale.ROOT)));
                } catch (InvalidDeclarationException e) {
                    declared.problem(
                            container, "VIRTUAL_HOST '" + host.strip() + "': " + e.getMessage());
                }
            }
        }
    }

    private void declare(String host) {
        var path = variable("VIRTUAL_PATH").isEmpty() ? "/" : variable("VIRTUAL_PATH");
        var name = container.qualified(host + path);
        var rule =
                "Host(`" + host + "`)" + (path.equals("/") ? "" : " && PathPrefix(`" + path + "`)");
        Rule matcher = new Rule.And(hostRule(host), new Rule.PathPrefix(checked(path)));
        int port = port();
        declared.route(
                container,
                new Route(
                        name,
                        rule,
                        matcher,
                        rule.length(),
                        name,
                        List.of(),
                        container.unit(),
                        container.revision()));
        declared.backend(name, Backend.of(container, address(), port));
    }

    private String address() {
        return container.readiness() == Readiness.STOPPED ? "" : options.addressOf(container, "");
    }

    private static Rule hostRule(String host) {
        if (host.startsWith("~")) {
            throw new InvalidDeclarationException(
                    "regular expressions are not supported: name the hosts");
        }
        return host.startsWith("*.") || host.endsWith(".*")
                ? new Rule.HostWildcard(host)
                : new Rule.Host(host);
    }

    private static String checked(String path) {
        if (!path.startsWith("/")) {
            throw new InvalidDeclarationException(
                    "VIRTUAL_PATH '" + path + "' does not begin with /");
        }
        return path;
    }

    /** nginx-proxy's rule: the variable, else the only exposed port, else 80. */
    private int port() {
        var text = variable("VIRTUAL_PORT");
        if (text.isEmpty()) {
            return container.exposedPorts().size() == 1 ? container.exposedPorts().getFirst() : 80;
        }
        return PortNumber.of("VIRTUAL_PORT", text);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }

    private String variable(String name) {
        return container.environment().getOrDefault(name, "").strip();
    }
}
