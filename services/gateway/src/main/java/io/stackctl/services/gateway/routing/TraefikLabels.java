package io.stackctl.services.gateway.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Traefik's labels, in the subset of the README. Keys are read without regard to case. A label of a
 * known object that is not understood is a problem, and the rest is used: better a route without an
 * extra than none.
 */
final class TraefikLabels {
    /** By which of its networks a container is to be reached. */
    static final String NETWORK = "traefik.docker.network";

    private static final Pattern KEY =
            Pattern.compile("traefik\\.http\\.(routers|services|middlewares)\\.([^.]+)\\.(.+)");

    private final Container container;
    private final RoutingOptions options;
    private final Routing.Declarations declared;
    private final Map<String, String> labels = new TreeMap<>();
    private final Map<String, Map<String, String>> routers = new TreeMap<>();
    private final Map<String, Map<String, String>> services = new TreeMap<>();
    private final Map<String, Map<String, String>> middlewares = new TreeMap<>();

    TraefikLabels(Container container, RoutingOptions options, Routing.Declarations declared) {
        this.container = container;
        this.options = options;
        this.declared = declared;
        container
                .labels()
                .forEach((key, value) -> labels.put(key.toLowerCase(Locale.ROOT), value.strip()));
    }

    void declare() {
        if (!enabled()) {
            return;
        }
        sort();
        middlewares.forEach((name, of) ->
                attempt(() ->
                        declared.middleware(
                                container,
                                container.qualified(name),
                                new MiddlewareLabels(name, of, options.hostAddresses()).read())));
        services.forEach((name, of) -> attempt(() -> declareService(name, of)));
        routers.forEach((name, of) -> attempt(() -> declareRouter(name, of)));
    }

    private boolean enabled() {
        var enable = labels.get("traefik.enable");
        if (container.id().equals(options.self())) {
            return false;
        }
        return enable == null
                ? options.exposedByDefault() && !container.environment().containsKey("VIRTUAL_HOST")
                : enable.equalsIgnoreCase("true") || enable.equals("1");
    }

    private void sort() {
        labels.forEach((key, value) -> {
            var match = KEY.matcher(key);
            if (match.matches()) {
                var kind =
                        switch (match.group(1)) {
                            case "routers" -> routers;
                            case "services" -> services;
                            default -> middlewares;
                        };
                kind.computeIfAbsent(match.group(2), name -> new TreeMap<>())
                        .put(match.group(3), value);
            } else if (key.startsWith("traefik.")
                    && !key.equals("traefik.enable")
                    && !key.equals(NETWORK)) {
                declared.problem(container, "label '" + key + "' is not understood");
            }
        });
        // Traefik's default rule: a container that is enabled and says no more is found under its
        // own name.
        if (routers.isEmpty()) {
            var host =
                    container.project().isEmpty()
                            ? container.name()
                            : container.service() + "-" + container.project();
            var dns = host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
            routers.put(dns, Map.of("rule", "Host(`" + dns + "`)"));
        }
        if (services.isEmpty()) {
            services.put(container.service().toLowerCase(Locale.ROOT), Map.of());
        }
    }

    private void declareService(String name, Map<String, String> of) {
        reportUnknown(
                "service", name, of, "loadbalancer.server.port", "loadbalancer.server.scheme");
        var scheme = of.getOrDefault("loadbalancer.server.scheme", "http");
        if (!scheme.equals("http")) {
            throw new InvalidDeclarationException(
                    "service '" + name + "': only http is spoken to services");
        }
        var text = of.get("loadbalancer.server.port");
        int port =
                text == null
                        ? lowestExposed(name)
                        : PortNumber.of("loadbalancer.server.port", text);
        var address =
                container.readiness() == Readiness.STOPPED
                        ? ""
                        : options.addressOf(container, labels.getOrDefault(NETWORK, ""));
        declared.backend(container.qualified(name), Backend.of(container, address, port));
    }

    private int lowestExposed(String service) {
        return container.exposedPorts().stream()
                .findFirst()
                .orElseThrow(() ->
                        new InvalidDeclarationException(
                                "service '"
                                        + service
                                        + "' has no port: set traefik.http.services."
                                        + service
                                        + ".loadbalancer.server.port"));
    }

    private void declareRouter(String name, Map<String, String> of) {
        reportUnknown(
                "router", name, of, "rule", "entrypoints", "priority", "service", "middlewares");
        var rule = of.get("rule");
        if (rule == null) {
            throw new InvalidDeclarationException("router '" + name + "' has no rule");
        }
        var entryPoints = names(of.getOrDefault("entrypoints", "web"));
        if (!entryPoints.contains("web")) {
            throw new InvalidDeclarationException(
                    "router '"
                            + name
                            + "' is for entry point "
                            + entryPoints
                            + ": the only one is 'web'");
        }
        var qualified =
                names(of.getOrDefault("middlewares", "")).stream().map(this::reference).toList();
        var route =
                new Route(
                        container.qualified(name),
                        rule,
                        rule(name, rule),
                        priority(name, of, rule),
                        reference(serviceOf(name, of)),
                        List.of(),
                        container.unit(),
                        container.revision());
        declared.route(container, route, qualified);
    }

    private static Rule rule(String router, String text) {
        try {
            return Rule.of(text);
        } catch (InvalidDeclarationException e) {
            throw new InvalidDeclarationException("router '" + router + "': " + e.getMessage());
        }
    }

    private int priority(String router, Map<String, String> of, String rule) {
        var text = of.getOrDefault("priority", "0");
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new InvalidDeclarationException(
                    "router '" + router + "': priority '" + text + "' is not a number");
        }
        int priority = Integer.parseInt(text);
        return priority == 0 ? rule.length() : priority;
    }

    private String serviceOf(String router, Map<String, String> of) {
        var named = of.get("service");
        if (named != null) {
            return named.toLowerCase(Locale.ROOT);
        }
        if (services.size() > 1) {
            throw new InvalidDeclarationException(
                    "router '"
                            + router
                            + "' does not say which service: "
                            + String.join(" or ", services.keySet()));
        }
        return services.keySet().iterator().next();
    }

    /** Traefik writes {@code name@docker} for what another container declares; here all do. */
    private String reference(String name) {
        var local = name.toLowerCase(Locale.ROOT);
        return container.qualified(
                local.endsWith("@docker") ? local.substring(0, local.length() - 7) : local);
    }

    /** The members of a comma list. */
    static List<String> names(String list) {
        var names = new ArrayList<String>();
        for (var name : list.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    private void reportUnknown(String kind, String name, Map<String, String> of, String... known) {
        for (var option : of.keySet()) {
            if (!List.of(known).contains(option)) {
                declared.problem(
                        container,
                        kind + " '" + name + "': '" + option + "' is not understood and left out");
            }
        }
    }

    private void attempt(Runnable declaration) {
        try {
            declaration.run();
        } catch (InvalidDeclarationException e) {
            declared.problem(container, String.valueOf(e.getMessage()));
        }
    }
}
