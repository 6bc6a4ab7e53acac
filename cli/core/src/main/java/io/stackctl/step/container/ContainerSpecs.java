package io.stackctl.step.container;

import io.stackctl.engine.ContainerSpec;
import io.stackctl.model.ConfigHash;
import io.stackctl.model.HashLevel;
import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.state.NewLabels;
import io.stackctl.state.StackLabels;
import io.stackctl.step.StepContext;
import io.stackctl.step.network.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Completes what a plan says of new containers with the ids that are known by now. */
final class ContainerSpecs {

    private ContainerSpecs() {}

    static ContainerSpec of(NewContainer container, StepContext context) {
        var namespaces = new LinkedHashMap<ServiceName, List<ContainerId>>();
        container
                .peers()
                .forEach((service, refs) ->
                        namespaces.put(service, refs.stream().map(context::idOf).toList()));
        // What is hashed stays as it was written: Compose is to find nothing changed.
        var made = HealthDrain.wrapped(container.stack(), container.service());
        var labels = labels(container, namespaces);
        return new ContainerSpec(
                container.ref().createdAs(),
                container.stack(),
                made,
                container.image().value(),
                made.equals(container.service()) ? labels : NewLabels.drainedByHealth(labels),
                container.endpoints().stream().map(Endpoint::spec).toList(),
                container.links(),
                namespaces,
                container.inherited(),
                container.interactive(),
                container.removeOnExit());
    }

    private static Map<String, String> labels(
            NewContainer container, Map<ServiceName, List<ContainerId>> namespaces) {
        // What the labels follow by their version, the hash among them has to follow too.
        var level = new StackLabels(container.labels()).hashLevel().orElse(HashLevel.COMPOSE_5);
        var hash =
                ConfigHash.of(
                        container.stack(),
                        container.service(),
                        level,
                        peer -> {
                            var ids = namespaces.getOrDefault(peer, List.of());
                            return ids.isEmpty() ? peer.value() : ids.getFirst().value();
                        });
        return NewLabels.hashed(hash, container.labels());
    }
}
