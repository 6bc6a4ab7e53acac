package io.stackctl.definition;

import io.stackctl.failure.Location;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.Connectivity;
import io.stackctl.model.service.Peer;
import io.stackctl.model.service.Storage;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says aloud what a definition implies: the default network, dependencies, names. */
final class Normalisation {

    private static final List<String> SHARED_NAMESPACES =
            List.of("network_mode", "ipc", "pid", "uts", "cgroup");

    private final StackName name;
    private final BareNames names;

    Normalisation(StackName name, Map<String, String> environment) {
        this.name = name;
        this.names = new BareNames(environment);
    }

    Mapping apply(Mapping document) {
        var usesDefault = false;
        var services = Mapping.builder(document.mapping("services").location());
        for (var entry : document.mapping("services").entries()) {
            if (!(entry.value() instanceof Mapping declared)) {
                services.put(entry);
                continue;
            }
            var service = service(declared);
            usesDefault |=
                    !service.has("provider")
                            && !service.has("network_mode")
                            && service.mapping("networks").has("default");
            services.put(entry.key(), entry.keyLocation(), service);
        }
        var result = document.toBuilder();
        if (document.has("services")) {
            result.put("services", services.build());
        }
        var networks = document.mapping("networks");
        if (usesDefault && !networks.has("default")) {
            networks = networks.with("default", new Scalar.Null(Location.NONE));
        }
        if (!networks.isEmpty()) {
            result.put("networks", named(networks));
        }
        for (var kind : List.of("volumes", "configs", "secrets")) {
            if (document.get(kind) instanceof Mapping resources) {
                result.put(kind, named(resources));
            }
        }
        return result.build().with("name", new Scalar.Text(name.value(), Location.NONE));
    }

    private Mapping service(Mapping declared) {
        var service = declared.toBuilder();
        if (needsNetwork(declared)) {
            service.put(
                    "networks",
                    Mapping.empty(Location.NONE).with("default", new Scalar.Null(Location.NONE)));
        }
        if (declared.text("pull_policy", "").equals("if_not_present")) {
            service.put("pull_policy", new Scalar.Text("missing", at(declared, "pull_policy")));
        }
        if (declared.get("build") instanceof Mapping build) {
            service.put("build", build(build));
        }
        var variables = declared.get("environment");
        if (variables != null) {
            service.put("environment", names.resolved(variables, true));
        }
        if (declared.get("volumes") instanceof Sequence volumes) {
            service.put("volumes", MountTargets.cleaned(volumes));
        }
        if (declared.get("pre_start") instanceof Sequence steps) {
            service.put("pre_start", withImage(steps, declared));
        }
        var dependencies = dependencies(declared);
        if (!dependencies.isEmpty()) {
            service.put("depends_on", dependencies);
        }
        return service.build();
    }

    /** Init steps without an image of their own run that of the service. */
    private static Sequence withImage(Sequence steps, Mapping service) {
        var image = service.get("image");
        if (!(image instanceof Scalar.Text text) || text.value().isEmpty()) {
            return steps;
        }
        var completed = new ArrayList<Node>();
        for (var node : steps.items()) {
            completed.add(
                    node instanceof Mapping step && !step.has("image")
                            ? step.with("image", image)
                            : node);
        }
        return new Sequence(completed, steps.location());
    }

    private static boolean needsNetwork(Mapping service) {
        return !service.has("provider")
                && !service.has("network_mode")
                && service.mapping("networks").isEmpty();
    }

    private Mapping build(Mapping declared) {
        var build = declared.toBuilder();
        if (declared.find("context").isEmpty()) {
            build.put("context", new Scalar.Text(".", Location.NONE));
        }
        if (declared.find("dockerfile").isEmpty() && declared.find("dockerfile_inline").isEmpty()) {
            build.put("dockerfile", new Scalar.Text("Dockerfile", Location.NONE));
        }
        var args = declared.get("args");
        if (args != null) {
            build.put("args", names.resolved(args, false));
        }
        return build.build();
    }

    private static Mapping dependencies(Mapping service) {
        var dependencies = service.mapping("depends_on").toBuilder();
        for (var link : new Connectivity(service).links()) {
            add(link.key(), true, at(service, "links"), dependencies);
        }
        for (var namespace : SHARED_NAMESPACES) {
            Peer.service(service.text(namespace, ""))
                    .ifPresent(peer -> add(peer.key(), true, at(service, namespace), dependencies));
        }
        for (var from : new Storage(service).volumesFrom()) {
            from.service()
                    .ifPresent(peer ->
                            add(peer.key(), false, at(service, "volumes_from"), dependencies));
        }
        return dependencies.build();
    }

    private static void add(
            String service, boolean restart, Location place, Mapping.Builder dependencies) {
        if (!dependencies.has(service)) {
            dependencies.put(
                    service,
                    Mapping.builder(place)
                            .put("condition", new Scalar.Text("service_started", place))
                            .put("restart", new Scalar.Bool(restart, place))
                            .put("required", new Scalar.Bool(true, place))
                            .build());
        }
    }

    private Mapping named(Mapping resources) {
        var named = Mapping.builder(resources.location());
        for (var entry : resources.entries()) {
            var resource =
                    entry.value() instanceof Mapping mapping
                            ? mapping
                            : Mapping.empty(entry.value().location());
            if (resource.find("name").isEmpty()) {
                var own =
                        resource.flag("external") ? entry.key() : name.value() + "_" + entry.key();
                resource = resource.with("name", new Scalar.Text(own, Location.NONE));
            }
            named.put(entry.key(), entry.keyLocation(), resource);
        }
        return named.build();
    }

    private static Location at(Mapping mapping, String key) {
        var entry = mapping.entry(key);
        return entry == null ? mapping.location() : entry.value().location();
    }
}
