package io.stackctl.kubernetes.route;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Routes by the Gateway API: a Gateway, and an HTTPRoute for each route and set of hosts. */
final class GatewayRoutes {

    private static final String VERSION = "gateway.networking.k8s.io/v1";

    /** As Traefik's own chart calls its class; labels for Traefik are what routes are made of. */
    private static final String CLASS = "traefik";

    private final StackScope stack;

    GatewayRoutes(StackScope stack) {
        this.stack = stack;
    }

    private String name() {
        return ObjectNames.of(stack.stack().name().toString());
    }

    List<KubernetesObject> of(List<Route> routes) {
        var objects = new ArrayList<KubernetesObject>();
        objects.add(gateway(routes.getFirst().place()));
        for (var route : routes) {
            objects.addAll(routes(route));
        }
        return objects;
    }

    private KubernetesObject gateway(Location place) {
        var listener = new Fields().text("name", "web").number("port", 80).text("protocol", "HTTP");
        var spec =
                new Fields()
                        .text("gatewayClassName", CLASS)
                        .list("listeners", List.of(listener.build()));
        return object("Gateway", name(), spec, place);
    }

    /** Alternatives of the same paths are one object with several hosts. */
    private List<KubernetesObject> routes(Route route) {
        Map<Optional<Rule.Path>, List<String>> hosts = new LinkedHashMap<>();
        for (var rule : route.rules()) {
            var all = hosts.computeIfAbsent(rule.path(), _ -> new ArrayList<>());
            rule.host().ifPresent(all::add);
        }
        var objects = new ArrayList<KubernetesObject>();
        hosts.forEach((path, names) -> {
            var suffix = objects.isEmpty() ? "" : "-" + (objects.size() + 1);
            objects.add(route(route, route.name() + suffix, path, names));
        });
        return objects;
    }

    private KubernetesObject route(
            Route route, String name, Optional<Rule.Path> path, List<String> hosts) {
        var place = route.place();
        var match =
                new Fields(place)
                        .put(
                                "path",
                                new Fields(place)
                                        .text("type", isExact(path) ? "Exact" : "PathPrefix")
                                        .text("value", path.map(Rule.Path::text).orElse("/")));
        var backend =
                new Fields(place)
                        .text("name", route.service().name())
                        .number("port", route.port().number(), route.port().place());
        var rule =
                new Fields(place)
                        .list("matches", List.of(match.build()))
                        .list("filters", new Filters(route, path).all())
                        .list("backendRefs", List.of(backend.build()));
        var spec =
                new Fields()
                        .list("parentRefs", List.of(new Fields().text("name", name()).build()))
                        .list(
                                "hostnames",
                                hosts.stream().map(host -> new Scalar.Text(host, place)).toList())
                        .list("rules", List.of(rule.build()));
        return object("HTTPRoute", ObjectNames.of(name), spec, place);
    }

    private static boolean isExact(Optional<Rule.Path> path) {
        return path.map(Rule.Path::exact).orElse(false);
    }

    private KubernetesObject object(String kind, String name, Fields spec, Location place) {
        Mapping metadata = stack.metadata(name).build();
        return KubernetesObject.of(VERSION, kind, metadata, new Fields().put("spec", spec), place);
    }
}
