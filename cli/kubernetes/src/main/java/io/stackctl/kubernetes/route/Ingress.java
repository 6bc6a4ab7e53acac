package io.stackctl.kubernetes.route;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.tree.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Routes as one Ingress of the cluster's default class: hosts, and below them paths. */
final class Ingress {

    private final StackScope stack;

    Ingress(StackScope stack) {
        this.stack = stack;
    }

    KubernetesObject of(List<Route> routes) {
        Map<String, List<Mapping>> paths = new TreeMap<>();
        Map<String, Location> places = new TreeMap<>();
        for (var route : routes) {
            for (var rule : route.rules()) {
                var host = rule.host().orElse("");
                places.putIfAbsent(host, route.place());
                paths.computeIfAbsent(host, _ -> new ArrayList<>()).add(path(route, rule));
            }
        }
        var rules = new ArrayList<Mapping>();
        paths.forEach((host, all) ->
                rules.add(rule(host, all, places.getOrDefault(host, Location.NONE))));
        var place = routes.getFirst().place();
        return KubernetesObject.of(
                "networking.k8s.io/v1",
                "Ingress",
                stack.metadata(ObjectNames.of(stack.stack().name().toString())).build(),
                new Fields().put("spec", new Fields().list("rules", rules, place)),
                place);
    }

    private static Mapping rule(String host, List<Mapping> paths, Location place) {
        var fields = new Fields(place);
        if (!host.isEmpty()) {
            fields.text("host", host);
        }
        return fields.put("http", new Fields(place).list("paths", paths)).build();
    }

    private static Mapping path(Route route, Rule rule) {
        var place = route.place();
        var service =
                new Fields(place)
                        .text("name", route.service().name())
                        .put(
                                "port",
                                new Fields(route.port().place())
                                        .number("number", route.port().number()));
        return new Fields(place)
                .text("path", rule.path().map(Rule.Path::text).orElse("/"))
                .text(
                        "pathType",
                        rule.path().map(Rule.Path::exact).orElse(false) ? "Exact" : "Prefix")
                .put("backend", new Fields(place).put("service", service))
                .build();
    }
}
