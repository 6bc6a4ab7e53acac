package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.create.EndpointSettings;
import io.stackctl.docker.create.NetworkSettings;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.EndpointSpec;
import io.stackctl.engine.NetworkSpec;
import io.stackctl.engine.Networks;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.state.ObservedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Networks of a Docker Engine. */
final class DockerNetworks implements Networks {

    private static final Set<String> BUILT_IN = Set.of("bridge", "host", "none");
    private static final int ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLIS = 25;

    private final EngineApi api;

    DockerNetworks(EngineApi api) {
        this.api = api;
    }

    @Override
    public List<ObservedNetwork> all() {
        List<ObservedNetwork> networks = new ArrayList<>();
        for (ObservedNetwork network :
                api.list(ApiCall.get("/networks"), ResourceReader::network)) {
            if (!BUILT_IN.contains(network.name())) {
                networks.add(network);
            }
        }
        networks.sort(Order.by(ObservedNetwork::name));
        return networks;
    }

    @Override
    public NetworkId create(NetworkSpec spec) {
        return api.object(
                ApiCall.post("/networks/create").body(NetworkSettings.of(spec)),
                answer -> new NetworkId(answer.required("Id")));
    }

    @Override
    public boolean remove(NetworkId network) {
        if (!api.make().isPodman()) {
            return removeUnused(network.value());
        }
        // By its id Podman takes a network away from whoever uses it; by its name it refuses to.
        return api.find(
                        ApiCall.get("/networks/" + ApiCall.segment(network.value())),
                        answer -> answer.required("Name"))
                .map(this::removeUnused)
                .orElse(true);
    }

    // The engine lets go of an endpoint a moment after its container has gone: a network that no
    // running container uses is tried again.
    private boolean removeUnused(String network) {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                api.run(ApiCall.delete("/networks/" + ApiCall.segment(network)).answeredBy(204));
                return true;
            } catch (StackException e) {
                if (!(e.failure() instanceof EngineFailure failure)) {
                    throw e;
                }
                if (failure.kind() == Kind.NOT_FOUND) {
                    return true;
                }
                if (!isUse(failure.message())) {
                    throw e;
                }
            }
            if (attempt == ATTEMPTS || isUsed(network)) {
                return false;
            }
            pause(pause);
            pause *= 2;
        }
    }

    /** Whether the words, Docker's or Podman's, say that somebody uses the network. */
    private static boolean isUse(String refusal) {
        return refusal.contains("has active endpoints")
                || refusal.contains("network is being used");
    }

    private boolean isUsed(String network) {
        String filters =
                new JsonBuilder().put("network", Json.of(List.of(network))).build().toString();
        return !api.list(ApiCall.get("/containers/json").query("filters", filters), entry -> entry)
                .isEmpty();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    @Override
    public void connect(NetworkName network, ContainerId container, EndpointSpec endpoint) {
        api.run(
                ApiCall.post("/networks/" + ApiCall.segment(network.value()) + "/connect")
                        .body(
                                new JsonBuilder()
                                        .put("Container", container.value())
                                        .put(
                                                "EndpointConfig",
                                                EndpointSettings.of(endpoint, api.version()))
                                        .build()));
    }

    @Override
    public void disconnect(NetworkName network, ContainerId container) {
        api.run(
                ApiCall.post("/networks/" + ApiCall.segment(network.value()) + "/disconnect")
                        .body(
                                new JsonBuilder()
                                        .put("Container", container.value())
                                        .put("Force", true)
                                        .build()));
    }
}
