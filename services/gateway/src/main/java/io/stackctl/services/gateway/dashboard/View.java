package io.stackctl.services.gateway.dashboard;

import io.stackctl.services.gateway.asking.UnitAnswer;
import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Service;
import io.stackctl.services.gateway.discovery.Discovery;
import io.stackctl.services.gateway.proxy.ProxyServer;
import io.stackctl.services.gateway.routing.Middleware;
import io.stackctl.services.gateway.routing.Readiness;
import io.stackctl.services.gateway.routing.Route;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be seen from outside, as records that print as JSON. */
final class View {
    private final Fleet fleet;
    private final Discovery discovery;
    private final ProxyServer proxy;

    View(Fleet fleet, Discovery discovery, ProxyServer proxy) {
        this.fleet = fleet;
        this.discovery = discovery;
        this.proxy = proxy;
    }

    /** {@code problems} are declarations of containers that could not be used. */
    record Overview(
            boolean engineConnected,
            int openConnections,
            List<RouteView> routes,
            List<ServiceView> services,
            List<String> problems) {}

    /** {@code meanMillis} is the mean time to the end of a response. */
    record RouteView(
            String name,
            String rule,
            int priority,
            String service,
            List<String> middlewares,
            long requests,
            long clientErrors,
            long serverErrors,
            long meanMillis) {}

    record ServiceView(String name, List<InstanceView> instances) {}

    /**
     * {@code node} is the machine of a cluster, or empty. {@code state} is the engine's word, or
     * for a ready one that is avoided {@code stopping}, {@code drained}, {@code failing} or {@code
     * ejected}.
     */
    record InstanceView(
            String name,
            String id,
            String node,
            String address,
            String state,
            boolean drained,
            int weight,
            int active,
            long requests,
            long failures) {}

    Overview overview() {
        return new Overview(discovery.connected(), proxy.open(), routes(), services(), problems());
    }

    private List<String> problems() {
        return Stream.of(fleet.routing().problems(), proxy.problems())
                .flatMap(List::stream)
                .toList();
    }

    List<RouteView> routes() {
        return fleet.routing().table().routes().stream().map(this::route).toList();
    }

    List<ServiceView> services() {
        return fleet.services().stream().map(this::service).toList();
    }

    List<InstanceView> instances(Collection<Instance> instances) {
        return instances.stream().map(View::instance).toList();
    }

    List<UnitAnswer> traffic() {
        return fleet.units().stream().map(unit -> UnitAnswer.of(fleet, unit)).toList();
    }

    private RouteView route(Route route) {
        var tally = fleet.tally(route.name());
        return new RouteView(
                route.name(),
                route.rule(),
                route.priority(),
                route.service(),
                route.middlewares().stream().map(View::words).toList(),
                tally.requests(),
                tally.clientErrors(),
                tally.serverErrors(),
                tally.meanMillis());
    }

    private static String words(Middleware middleware) {
        return switch (middleware) {
            case Middleware.StripPrefix(var prefixes) -> "strip " + String.join(", ", prefixes);
            case Middleware.AddPrefix(var prefix) -> "add " + prefix;
            case Middleware.AllowFrom(var clients) -> "only from " + clients;
            case Middleware.ResponseFields(var fields) ->
                    fields.entrySet().stream()
                            .map(field ->
                                    (field.getValue().isEmpty() ? "without " : "with ")
                                            + field.getKey())
                            .collect(Collectors.joining(", "));
            case Middleware.RedirectRegex redirect ->
                    "redirect " + redirect.regex() + " to " + redirect.replacement();
        };
    }

    private ServiceView service(Service service) {
        return new ServiceView(service.name(), instances(service.instances()));
    }

    private static InstanceView instance(Instance instance) {
        var backend = instance.backend();
        return new InstanceView(
                backend.containerName(),
                backend.containerId().substring(0, Math.min(12, backend.containerId().length())),
                backend.node(),
                backend.address().isEmpty() ? "" : backend.address() + ":" + backend.port(),
                state(instance),
                instance.drained(),
                instance.weight(),
                instance.active(),
                instance.requests(),
                instance.failures());
    }

    private static String state(Instance instance) {
        var readiness = instance.backend().readiness();
        if (readiness != Readiness.READY) {
            return readiness.toString();
        }
        if (instance.stopping()) {
            return "stopping";
        }
        return instance.drained()
                ? "drained"
                : instance.ejected() ? "ejected" : instance.avoided() ? "failing" : "ready";
    }
}
