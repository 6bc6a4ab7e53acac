package io.stackctl.kubernetes.network;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.service.ServiceLink;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** By which names others may call a service, beside its own. */
final class Aliases {

    /** One name. */
    record Alias(String name, Location place) {}

    private final ServiceScope service;
    private final Map<String, Alias> found = new LinkedHashMap<>();

    private Aliases(ServiceScope service) {
        this.service = service;
    }

    static List<Alias> of(ServiceScope service) {
        var aliases = new Aliases(service);
        for (var network : service.definition().mapping("networks").entries()) {
            if (network.value() instanceof Mapping mapping
                    && mapping.get("aliases") instanceof Sequence names) {
                for (var item : names.items()) {
                    aliases.add(((Scalar) item).text(), item.location(), "networks");
                }
            }
        }
        service.service()
                .containerName()
                .ifPresent(name ->
                        aliases.add(
                                name.toString(), service.at("container_name"), "container_name"));
        aliases.addLinks();
        return List.copyOf(aliases.found.values());
    }

    /** Others may have given it names of their own. */
    private void addLinks() {
        for (var other : service.stack().services()) {
            if (other.definition().get("links") instanceof Sequence links) {
                for (var item : links.items()) {
                    var link = ServiceLink.of(((Scalar) item).text());
                    if (link.service().equals(service.service().name())) {
                        add(link.alias(), item.location(), "links");
                    }
                }
            }
        }
    }

    private void add(String name, Location place, String path) {
        if (name.equals(service.name()) || name.equals(service.service().name().value())) {
            return;
        }
        if (ObjectNames.isName(name)) {
            found.putIfAbsent(name, new Alias(name, place));
        } else {
            service.warn(
                    place,
                    path,
                    "nobody can call it '" + name + "' in Kubernetes",
                    "call it by its name, '" + service.name() + "'");
        }
    }
}
