package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Namespaces, capabilities and devices of a service's containers. */
public record Privileges(Mapping service) {

    public boolean privileged() {
        return service.flag("privileged");
    }

    public List<String> capAdd() {
        return service.texts("cap_add");
    }

    public List<String> capDrop() {
        return service.texts("cap_drop");
    }

    /** Such as {@code no-new-privileges:true} or {@code seccomp=FILE}. */
    public List<String> securityOptions() {
        return service.texts("security_opt");
    }

    public List<DeviceMapping> devices() {
        return service.mappings("devices").stream().map(DeviceMapping::of).toList();
    }

    public List<String> deviceCgroupRules() {
        return service.texts("device_cgroup_rules");
    }

    /** {@code gpus}; the capability {@code gpu} is implied. */
    public List<DeviceRequest> gpus() {
        return service.mappings("gpus").stream().map(DeviceRequest::of).toList();
    }

    public List<String> groupAdd() {
        return service.texts("group_add");
    }

    /** {@code host}, {@code private}, {@code shareable}, {@code service:x}. */
    public Optional<NamespaceMode> ipc() {
        return NamespaceMode.of(service.text("ipc", ""));
    }

    /** {@code host}, {@code service:x}, {@code container:x}. */
    public Optional<NamespaceMode> pid() {
        return NamespaceMode.of(service.text("pid", ""));
    }

    public String uts() {
        return service.text("uts", "");
    }

    public String usernsMode() {
        return service.text("userns_mode", "");
    }

    /** {@code host} or {@code private}; may be empty. */
    public String cgroup() {
        return service.text("cgroup", "");
    }

    public String cgroupParent() {
        return service.text("cgroup_parent", "");
    }

    public Map<String, String> sysctls() {
        return service.textsByKey("sysctls");
    }

    /** Such as {@code runc}; may be empty. */
    public String runtime() {
        return service.text("runtime", "");
    }

    public String isolation() {
        return service.text("isolation", "");
    }

    /** Whether a small init process reaps zombies; unset is the engine's default. */
    public Optional<Boolean> init() {
        return service.optionalFlag("init");
    }

    /** Windows account file, registry key or config of a managed service account. */
    public Map<String, String> credentialSpec() {
        return service.textsByKey("credential_spec");
    }

    /** Whether the service may call the engine, with the user's registry credentials. */
    public boolean useApiSocket() {
        return service.flag("use_api_socket");
    }
}
