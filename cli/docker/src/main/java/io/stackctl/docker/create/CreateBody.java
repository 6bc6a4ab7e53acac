package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.EndpointSpec;
import java.util.List;

/** The body of a call that creates a container. */
final class CreateBody {

    private final ContainerSpec spec;
    private final ApiVersion version;
    private final boolean podman;
    private final ProxySettings proxies;

    CreateBody(ContainerSpec spec, ApiVersion version, boolean podman, ProxySettings proxies) {
        this.spec = spec;
        this.version = version;
        this.podman = podman;
        this.proxies = proxies;
    }

    Json build() {
        JsonBuilder create = new JsonBuilder();
        new ContainerSettings(spec, proxies).addTo(create);
        if (!takesEveryEndpoint()) {
            create.putIfAny("MacAddress", onlyMacAddress());
        }
        JsonBuilder endpoints = new JsonBuilder();
        List<EndpointSpec> all = spec.endpoints();
        for (int i = 0; i < (takesEveryEndpoint() ? all.size() : Math.min(1, all.size())); i++) {
            endpoints.put(
                    all.get(i).network().value(), EndpointSettings.of(all.get(i), macAddress(i)));
        }
        return create.put("HostConfig", new HostSettings(spec, podman).build())
                .put(
                        "NetworkingConfig",
                        new JsonBuilder().put("EndpointsConfig", endpoints.build()).build())
                .build();
    }

    /** The endpoints that have to be connected one by one after the container was created. */
    List<EndpointSpec> furtherEndpoints() {
        List<EndpointSpec> all = spec.endpoints();
        return takesEveryEndpoint() || all.isEmpty() ? List.of() : all.subList(1, all.size());
    }

    private boolean takesEveryEndpoint() {
        return version.isAtLeast(1, 44);
    }

    /** The MAC address of an endpoint; the service's own is that of the primary one. */
    private String macAddress(int endpoint) {
        if (!takesEveryEndpoint()) {
            return "";
        }
        String own = spec.endpoints().get(endpoint).attachment().macAddress();
        return own.isEmpty() && endpoint == 0 ? spec.service().connectivity().macAddress() : own;
    }

    private String onlyMacAddress() {
        for (EndpointSpec endpoint : spec.endpoints()) {
            if (!endpoint.attachment().macAddress().isEmpty()) {
                return endpoint.attachment().macAddress();
            }
        }
        return spec.service().connectivity().macAddress();
    }
}
