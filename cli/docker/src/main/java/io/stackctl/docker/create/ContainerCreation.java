package io.stackctl.docker.create;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.Containers.Created;
import io.stackctl.engine.EndpointSpec;
import io.stackctl.engine.RequiredEngine;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates a container with all its networks: one call for newer engines, several for older ones.
 */
public final class ContainerCreation {

    /** Where a service that may call the engine finds the settings of its client. */
    public static final String CLIENT_FOLDER = ContainerSettings.API_SOCKET_CONFIG;

    private final EngineApi api;
    private final ProxySettings proxies;

    public ContainerCreation(EngineApi api, ProxySettings proxies) {
        this.api = api;
        this.proxies = proxies;
    }

    /**
     * Creates a container, or nothing at all.
     *
     * @throws StackException when the engine refuses
     */
    public Created create(ContainerSpec spec) {
        List<String> missing = RequiredEngine.missing(spec.service(), api.version());
        if (!missing.isEmpty()) {
            throw new StackException(
                    new EngineFailure(
                            Kind.UNSUPPORTED, String.join("\n", missing), 0, "upgrade the engine"));
        }
        CreateBody body = new CreateBody(spec, api.version(), api.make().isPodman(), proxies);
        Created created =
                api.object(
                        ApiCall.post("/containers/create")
                                .queryIfAny("name", spec.name())
                                .queryIfAny("platform", platform(spec))
                                .body(body.build()),
                        answer ->
                                new Created(
                                        new ContainerId(answer.required("Id")),
                                        warnings(spec, answer.texts("Warnings"))));
        for (EndpointSpec endpoint : body.furtherEndpoints()) {
            connect(created.id(), endpoint);
        }
        return created;
    }

    private List<String> warnings(ContainerSpec spec, List<String> ofEngine) {
        List<String> warnings = new ArrayList<>(ofEngine);
        warnings.addAll(RequiredEngine.ignored(spec.service(), api.version()));
        if (api.make().isPodman()) {
            warnings.addAll(PodmanLimits.ignored(spec.service()));
        }
        return warnings;
    }

    private void connect(ContainerId id, EndpointSpec endpoint) {
        try {
            api.run(
                    ApiCall.post(
                                    "/networks/"
                                            + ApiCall.segment(endpoint.network().value())
                                            + "/connect")
                            .body(
                                    new JsonBuilder()
                                            .put("Container", id.value())
                                            .put(
                                                    "EndpointConfig",
                                                    EndpointSettings.of(endpoint, api.version()))
                                            .build()));
        } catch (StackException e) {
            api.run(ApiCall.delete("/containers/" + id).query("force", true).query("v", true));
            throw e;
        }
    }

    private static String platform(ContainerSpec spec) {
        String own = spec.service().platform();
        return own.isEmpty() ? spec.stack().variable(Stack.DEFAULT_PLATFORM).orElse("") : own;
    }
}
