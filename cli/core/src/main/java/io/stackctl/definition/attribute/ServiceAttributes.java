package io.stackctl.definition.attribute;

import io.stackctl.definition.shape.FieldsShape;
import io.stackctl.definition.shape.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** The attributes of a service, of which each has its form in the class of its concept. */
public final class ServiceAttributes {

    /** As {@code config} prints them. */
    private static final List<String> ORDER =
            List.of(
                    "profiles",
                    "annotations",
                    "attach",
                    "build",
                    "develop",
                    "blkio_config",
                    "cap_add",
                    "cap_drop",
                    "cgroup_parent",
                    "cgroup",
                    "cpu_count",
                    "cpu_percent",
                    "cpu_period",
                    "cpu_quota",
                    "cpu_rt_period",
                    "cpu_rt_runtime",
                    "cpus",
                    "cpuset",
                    "cpu_shares",
                    "command",
                    "configs",
                    "container_name",
                    "credential_spec",
                    "depends_on",
                    "deploy",
                    "device_cgroup_rules",
                    "devices",
                    "dns",
                    "dns_opt",
                    "dns_search",
                    "domainname",
                    "entrypoint",
                    "provider",
                    "environment",
                    "env_file",
                    "expose",
                    "extends",
                    "external_links",
                    "extra_hosts",
                    "group_add",
                    "gpus",
                    "hostname",
                    "healthcheck",
                    "image",
                    "init",
                    "ipc",
                    "isolation",
                    "labels",
                    "label_file",
                    "links",
                    "logging",
                    "mem_limit",
                    "mem_reservation",
                    "memswap_limit",
                    "mem_swappiness",
                    "mac_address",
                    "models",
                    "network_mode",
                    "networks",
                    "oom_kill_disable",
                    "oom_score_adj",
                    "pid",
                    "pids_limit",
                    "platform",
                    "ports",
                    "privileged",
                    "pull_policy",
                    "pull_refresh_after",
                    "read_only",
                    "restart",
                    "runtime",
                    "scale",
                    "secrets",
                    "security_opt",
                    "shm_size",
                    "stdin_open",
                    "stop_grace_period",
                    "stop_signal",
                    "storage_opt",
                    "sysctls",
                    "tmpfs",
                    "tty",
                    "ulimits",
                    "use_api_socket",
                    "user",
                    "userns_mode",
                    "uts",
                    "volumes",
                    "volumes_from",
                    "working_dir",
                    "pre_start",
                    "post_start",
                    "pre_stop");

    private ServiceAttributes() {}

    static Shape service() {
        var attributes = new HashMap<String, Shape>();
        LabelAttributes.addTo(attributes);
        ImageAttributes.addTo(attributes);
        ProgramAttributes.addTo(attributes);
        RelationAttributes.addTo(attributes);
        ConnectionAttributes.addTo(attributes);
        StorageAttributes.addTo(attributes);
        LimitAttributes.addTo(attributes);
        IsolationAttributes.addTo(attributes);
        var service = new FieldsShape().jsonOnlyWhenEmpty("command", "entrypoint");
        for (var name : ORDER) {
            service.add(name, Objects.requireNonNull(attributes.remove(name), name));
        }
        if (!attributes.isEmpty()) {
            throw new IllegalStateException("no place in the order: " + attributes.keySet());
        }
        return service;
    }
}
