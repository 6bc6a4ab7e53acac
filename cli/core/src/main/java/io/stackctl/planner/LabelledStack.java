package io.stackctl.planner;

import io.stackctl.failure.Location;
import io.stackctl.model.Extension;
import io.stackctl.model.Service;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.StackLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * As much of a stack as the labels of what it left on the engine tell, for verbs without a
 * definition.
 */
public final class LabelledStack {

    private LabelledStack() {}

    /** The services, networks and volumes that the snapshot knows. */
    public static Stack of(ObservedStack observed) {
        var services = new ArrayList<Service>();
        Dependencies.byService(observed.containers())
                .forEach((name, containers) -> services.add(service(name, containers)));
        var networks = Mapping.builder(Location.NONE);
        observed.networks()
                .forEach(n ->
                        resource(
                                n.name(), n.labels(), n.labels().networkKey(), observed, networks));
        var volumes = Mapping.builder(Location.NONE);
        observed.volumes()
                .forEach(v ->
                        resource(v.name(), v.labels(), v.labels().volumeKey(), observed, volumes));
        var definition =
                Mapping.builder(Location.NONE)
                        .put("networks", networks.build())
                        .put("volumes", volumes.build())
                        .build();
        return new Stack(
                observed.name(),
                new Sources("", List.of(), List.of()),
                definition,
                services,
                List.of(),
                List.of(),
                Map.of(),
                Extension.NONE);
    }

    private static Service service(ServiceName name, List<ObservedContainer> containers) {
        var definition = Mapping.builder(Location.NONE);
        definition.put("image", text(containers.getFirst().image()));
        definition.put(
                "scale",
                new Scalar.Int(
                        containers.stream().filter(container -> !container.oneOff()).count(),
                        Location.NONE));
        var dependsOn = Mapping.builder(Location.NONE);
        for (var dependency : containers.getFirst().labels().dependencies()) {
            dependsOn.put(dependency.service().value(), dependency(dependency));
        }
        return new Service(name, definition.put("depends_on", dependsOn.build()).build());
    }

    private static Mapping dependency(Dependency dependency) {
        return Mapping.builder(Location.NONE)
                .put("condition", text(dependency.condition().word()))
                .put("restart", new Scalar.Bool(dependency.restart(), Location.NONE))
                .put("required", new Scalar.Bool(true, Location.NONE))
                .build();
    }

    private static void resource(
            String name,
            StackLabels labels,
            Optional<String> key,
            ObservedStack observed,
            Mapping.Builder resources) {
        if (labels.isOf(observed.name())) {
            resources.put(
                    key.orElse(name),
                    Mapping.builder(Location.NONE).put("name", text(name)).build());
        }
    }

    private static Scalar text(String value) {
        return new Scalar.Text(value, Location.NONE);
    }
}
