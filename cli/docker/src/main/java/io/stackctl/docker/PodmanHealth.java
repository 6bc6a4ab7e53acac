package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.api.Parallel;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Podman's listing says nothing of a container's health, so each one that runs is asked for it. */
final class PodmanHealth {

    private final EngineApi api;

    PodmanHealth(EngineApi api) {
        this.api = api;
    }

    /** The same containers with their health; the list can be changed. */
    List<ObservedContainer> of(List<ObservedContainer> listed) {
        try (Parallel parallel = new Parallel()) {
            List<Future<ObservedContainer>> asked = new ArrayList<>(listed.size());
            for (ObservedContainer container : listed) {
                asked.add(parallel.ask(() -> asked(container)));
            }
            return Parallel.answers(asked);
        }
    }

    private ObservedContainer asked(ObservedContainer container) {
        if (container.state() != ContainerState.RUNNING) {
            return container;
        }
        Health health =
                api.find(
                                ApiCall.get(
                                        "/containers/"
                                                + ApiCall.segment(container.id().value())
                                                + "/json"),
                                DetailReader::detail)
                        .map(ContainerDetail::health)
                        .orElse(Health.NONE);
        return health == container.health()
                ? container
                : container.with(health, ContainerStatus.with(health, container.status()));
    }
}
