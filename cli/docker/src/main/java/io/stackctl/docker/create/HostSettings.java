package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.EndpointSpec;
import io.stackctl.model.Service;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Connectivity;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.Privileges;
import io.stackctl.model.service.RestartPolicy;
import io.stackctl.model.service.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of a create call that is about the host: the Engine API's {@code HostConfig}. */
final class HostSettings {

    private final ContainerSpec spec;
    private final Service service;
    private final boolean podman;

    HostSettings(ContainerSpec spec, boolean podman) {
        this.spec = spec;
        this.service = spec.service();
        this.podman = podman;
    }

    Json build() {
        JsonBuilder host = new JsonBuilder();
        MountSettings.add(spec, podman, host);
        Storage storage = service.storage();
        host.putIfAny("VolumeDriver", storage.volumeDriver())
                .putIfAny("VolumesFrom", volumesFrom(storage))
                .putIfAny("Tmpfs", tmpfs(storage.tmpfs()))
                .putIfAny("StorageOpt", storage.storageOptions())
                .putIfTrue("ReadonlyRootfs", storage.readOnlyRoot());
        addNetworking(service.connectivity(), host);
        addRuntime(host);
        ResourceSettings.add(service.limits(), host);
        DeviceSettings.add(service, host);
        addNamespaces(service.privileges(), host);
        new SecuritySettings(spec.stack().sources().projectDirectory())
                .add(service.privileges(), host);
        return host.build();
    }

    private void addNetworking(Connectivity connectivity, JsonBuilder host) {
        host.put("NetworkMode", networkMode(connectivity))
                // Clients look into both without asking whether they are there.
                .put("PortBindings", PortSettings.bindings(service))
                .putIfAny("Dns", connectivity.dns())
                .putIfAny("DnsOptions", connectivity.dnsOptions())
                .putIfAny("DnsSearch", connectivity.dnsSearch())
                .put("ExtraHosts", Json.of(extraHosts(connectivity.extraHosts())))
                .putIfAny(
                        "Links",
                        EndpointSettings.texts(podman ? PodmanLimits.links(spec) : spec.links()));
    }

    private String networkMode(Connectivity connectivity) {
        Optional<NamespaceMode> mode = connectivity.networkMode();
        if (mode.isPresent()) {
            return shared(mode);
        }
        List<EndpointSpec> endpoints = spec.endpoints();
        return endpoints.isEmpty() ? "none" : endpoints.getFirst().network().value();
    }

    private void addRuntime(JsonBuilder host) {
        RestartPolicy restart = service.restartPolicy();
        host.put(
                        "RestartPolicy",
                        new JsonBuilder()
                                .put("Name", restart.condition().word())
                                .putIfAny("MaximumRetryCount", restart.maxRetries())
                                .build())
                .putIfTrue("AutoRemove", spec.removeOnExit());
        service.logging()
                .ifPresent(logging ->
                        host.put(
                                "LogConfig",
                                new JsonBuilder()
                                        .put("Type", logging.driver())
                                        .putIfAny("Config", logging.options())
                                        .build()));
        host.putIfAny("Annotations", service.annotations());
    }

    private void addNamespaces(Privileges privileges, JsonBuilder host) {
        host.putIfAny("IpcMode", shared(privileges.ipc()))
                .putIfAny("PidMode", shared(privileges.pid()))
                .putIfAny("UTSMode", privileges.uts())
                .putIfAny("UsernsMode", privileges.usernsMode())
                .putIfAny("CgroupnsMode", privileges.cgroup())
                .putIfAny("CgroupParent", privileges.cgroupParent())
                .putIfAny("DeviceCgroupRules", privileges.deviceCgroupRules())
                .putIfAny("GroupAdd", privileges.groupAdd())
                .putIfAny("Sysctls", privileges.sysctls())
                .putIfAny("Runtime", privileges.runtime())
                .putIfAny("Isolation", privileges.isolation());
        privileges.init().ifPresent(init -> host.put("Init", init));
    }

    private String shared(Optional<NamespaceMode> mode) {
        return mode.map(present -> present.forEngine(this::containerOf)).orElse("");
    }

    private List<String> volumesFrom(Storage storage) {
        return storage.volumesFrom().stream()
                .map(from -> from.forEngine(this::containerOf))
                .toList();
    }

    private String containerOf(ServiceName name) {
        List<ContainerId> containers = spec.namespaces().getOrDefault(name, List.of());
        if (containers.isEmpty()) {
            throw new IllegalArgumentException(
                    "no container of service " + name + " for " + spec.name());
        }
        return containers.getFirst().value();
    }

    private static Map<String, String> tmpfs(List<String> entries) {
        Map<String, String> mounts = new LinkedHashMap<>();
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            mounts.put(
                    colon < 0 ? entry : entry.substring(0, colon),
                    colon < 0 ? "" : entry.substring(colon + 1));
        }
        return mounts;
    }

    /** {@code host=address} becomes {@code host:address}; an IPv6 address loses its brackets. */
    private static List<String> extraHosts(List<String> entries) {
        List<String> hosts = new ArrayList<>();
        for (String entry : entries) {
            int equals = entry.indexOf('=');
            String address = entry.substring(equals + 1);
            boolean bracketed = address.startsWith("[") && address.endsWith("]");
            hosts.add(
                    entry.substring(0, Math.max(equals, 0))
                            + ":"
                            + (bracketed ? address.substring(1, address.length() - 1) : address));
        }
        return hosts;
    }
}
