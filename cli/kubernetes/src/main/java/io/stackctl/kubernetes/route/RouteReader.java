package io.stackctl.kubernetes.route;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServicePort;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.StackScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads what services say to the proxy in front of them: Traefik's labels, nginx-proxy's variables.
 */
final class RouteReader {

    private static final String ROUTERS = "traefik.http.routers.";
    private static final Pattern PORT_LABEL =
            Pattern.compile("traefik\\.http\\.services\\.([^.]+)\\.loadbalancer\\.server\\.port");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?:\\*\\.)?[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*");

    private final StackScope stack;
    private final Middlewares middlewares;
    private final List<Route> routes = new ArrayList<>();

    RouteReader(StackScope stack) {
        this.stack = stack;
        this.middlewares = new Middlewares(stack.services());
    }

    List<Route> routes() {
        for (var service : stack.services()) {
            if (!service.kind().isJob()) {
                labels(service);
                variables(service);
            }
        }
        return List.copyOf(routes);
    }

    private void labels(ServiceScope service) {
        var labels = service.service().labels();
        if (labels.getOrDefault("traefik.enable", "true").equals("false")) {
            return;
        }
        var names = new TreeSet<String>();
        for (var label : labels.keySet()) {
            if (label.startsWith(ROUTERS) && label.indexOf('.', ROUTERS.length()) > 0) {
                names.add(label.substring(ROUTERS.length(), label.indexOf('.', ROUTERS.length())));
            }
        }
        names.forEach(name -> router(service, name, labels));
        if (names.isEmpty() && labels.containsKey("traefik.enable")) {
            var host = service.name() + "-" + stack.stack().name();
            add(
                    service,
                    service.name(),
                    List.of(new Rule(Optional.of(host), Optional.empty())),
                    List.of(),
                    port(service, labels, ""),
                    label(service, "traefik.enable"));
        }
    }

    private void router(ServiceScope service, String name, Map<String, String> labels) {
        var prefix = ROUTERS + name + ".";
        var place = label(service, prefix + "rule");
        var path = "labels." + prefix + "rule";
        List<Rule> rules;
        try {
            rules =
                    RuleText.parse(
                            labels.getOrDefault(
                                    prefix + "rule",
                                    "Host(`" + service.name() + "-" + stack.stack().name() + "`)"));
        } catch (InvalidValueException e) {
            service.refuse(place, path, String.valueOf(e.getMessage()), e.remedy());
            return;
        }
        var changes = middlewares.changes(labels.getOrDefault(prefix + "middlewares", ""));
        if (changes.isEmpty()) {
            service.warn(
                    label(service, prefix + "middlewares"),
                    "labels." + prefix + "middlewares",
                    "this route is left out, since Kubernetes has not all of its middlewares",
                    "it has stripprefix, addprefix and customresponseheaders; a controller may have"
                            + " more, as objects of its own");
            return;
        }
        var chosen = labels.getOrDefault(prefix + "service", "");
        add(service, name, rules, changes.get(), port(service, labels, chosen), place);
    }

    private static Location label(ServiceScope service, String name) {
        var place = service.at("labels", name);
        return place.equals(service.place()) ? service.at("labels") : place;
    }

    private static Optional<ServicePort> port(
            ServiceScope service, Map<String, String> labels, String chosen) {
        for (var label : labels.entrySet()) {
            var match = PORT_LABEL.matcher(label.getKey());
            if (match.matches() && (chosen.isEmpty() || chosen.equals(match.group(1)))) {
                return port(service, label.getValue(), label(service, label.getKey()));
            }
        }
        return service.ports().stream().findFirst();
    }

    private static Optional<ServicePort> port(ServiceScope service, String text, Location place) {
        return text.matches("[0-9]{1,5}")
                ? Optional.of(new ServicePort(Integer.parseInt(text), "tcp", "", place))
                : service.ports().stream().findFirst();
    }

    private void variables(ServiceScope service) {
        var variables = service.service().environment();
        var hosts = variables.getOrDefault("VIRTUAL_HOST", Optional.empty()).orElse("");
        if (hosts.isBlank()) {
            return;
        }
        var place = service.at("environment", "VIRTUAL_HOST");
        var port = variables.getOrDefault("VIRTUAL_PORT", Optional.empty()).orElse("");
        var path = variables.getOrDefault("VIRTUAL_PATH", Optional.empty()).orElse("/");
        var rules = new ArrayList<Rule>();
        for (var host : hosts.split(",", -1)) {
            rules.add(
                    new Rule(
                            Optional.of(host.strip()),
                            path.equals("/")
                                    ? Optional.empty()
                                    : Optional.of(new Rule.Path(path, false))));
        }
        var listening =
                port(service, port, service.at("environment", "VIRTUAL_PORT"))
                        .or(() -> Optional.of(new ServicePort(80, "tcp", "", place)));
        add(service, service.name(), rules, List.of(), listening, place);
    }

    private void add(
            ServiceScope service,
            String name,
            List<Rule> rules,
            List<Route.Change> changes,
            Optional<ServicePort> port,
            Location place) {
        if (port.isEmpty()) {
            service.refuse(
                    place,
                    "labels",
                    "nothing says which port the route '" + name + "' leads to",
                    "expose it, or set traefik.http.services.NAME.loadbalancer.server.port");
            return;
        }
        var known = new ArrayList<Rule>();
        for (var rule : rules) {
            if (rule.host().isEmpty() || isHost(rule.host().get())) {
                known.add(rule);
            } else {
                service.warn(
                        place,
                        "labels",
                        "the host '" + rule.host().get() + "' is left out: it is no name",
                        "a route of Kubernetes is for names, such as shop.example or *.example");
            }
        }
        if (!known.isEmpty()) {
            routes.add(new Route(ObjectNames.of(name), service, port.get(), known, changes, place));
        }
    }

    private static boolean isHost(String host) {
        return HOST.matcher(host).matches() && !host.matches("[0-9.]+");
    }
}
