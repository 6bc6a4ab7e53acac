package io.stackctl.swarm.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeRules;
import java.util.List;

/** Attributes of services. */
final class ServiceRules {

    private static final String EACH_ENGINE = "set it for each engine";
    private static final String RESOURCES = "say deploy.resources instead";
    private static final String NO_HOOKS = "run it in the image's entrypoint, or as a job";
    private static final String ADDRESSES = "a swarm gives tasks their addresses and interfaces";
    private static final String PULLS = "whether registries are asked what a name means now";

    private ServiceRules() {}

    static List<AttributeRule> all() {
        var rules = new AttributeRules("services.*.");
        program(rules);
        isolation(rules);
        connection(rules);
        storage(rules);
        resources(rules);
        return rules.all();
    }

    private static void program(AttributeRules rules) {
        rules.refused("annotations", "use labels")
                .beside("attach", "tasks are not attached to")
                .mapped("build", "built on the engine that is spoken to, and pushed")
                .asIs("command", "")
                .mapped("container_name", "a name in the service's networks")
                .mapped("depends_on", "the order of creation")
                .refused(
                        "depends_on.*.restart", "let the program connect again, and leave this out")
                .beside("develop", "`watch` works on an engine")
                .asIs("entrypoint", "")
                .beside("env_file", "as `environment`")
                .asIs("environment", "")
                .beside("extends", "")
                .asIs("healthcheck", "a task counts when it is healthy")
                .asIs("image", "with the digest that a registry tells")
                .asIs("init", "")
                .asIs("labels", "")
                .beside("label_file", "as `labels`")
                .asIs("logging", "")
                .refused("models", "name an endpoint in environment")
                .mapped("platform", "tasks are placed on machines of that kind")
                .refused("post_start", NO_HOOKS)
                .refused("pre_start", NO_HOOKS)
                .refused("pre_stop", "handle the stop signal in the program")
                .beside("profiles", "")
                .refused("provider", "run it on an engine, and name what it made")
                .mapped("pull_policy", PULLS)
                .beside("pull_refresh_after", "`pull` goes by it; tasks do not know it")
                .mapped("restart", "`deploy.restart_policy`, where that is not there")
                .mapped("scale", "the number of tasks")
                .asIs("stdin_open", "")
                .asIs("stop_grace_period", "")
                .asIs("stop_signal", "")
                .asIs("tty", "")
                .asIs("working_dir", "")
                .warned("x-stackctl.deploy", "a swarm updates services as `update_config` says")
                .refused("x-stackctl.schedule", "have cron call `up` of a job");
    }

    private static void isolation(AttributeRules rules) {
        rules.asIs("cap_add", "")
                .asIs("cap_drop", "")
                .refused("cgroup", "")
                .refused("cgroup_parent", EACH_ENGINE)
                .refused("credential_spec", "")
                .refused("device_cgroup_rules", "")
                .refused(
                        "devices",
                        "mount what it needs, or reserve generic_resources of the machines")
                .refused("gpus", "reserve generic_resources of the machines")
                .asIs("group_add", "")
                .refused("ipc", "")
                .asIs("isolation", "")
                .refused("pid", "")
                .refused("privileged", "add what it needs by cap_add")
                .asIs("read_only", "")
                .refused("runtime", EACH_ENGINE)
                .warned(
                        "security_opt",
                        "`no-new-privileges` is no property of a task; others are refused")
                .asIs("sysctls", "")
                .refused("use_api_socket", "mount the socket of the machine")
                .asIs("user", "")
                .refused("userns_mode", "")
                .refused("uts", "");
    }

    private static void connection(AttributeRules rules) {
        rules.asIs("deploy.endpoint_mode", "`vip` takes IPVS in the kernel of every machine")
                .asIs("dns", "")
                .asIs("dns_opt", "")
                .asIs("dns_search", "")
                .refused("domainname", "put it into hostname")
                .beside("expose", "no port is closed within a network")
                .refused("external_links", "attach both to an external network")
                .asIs("extra_hosts", "`host-gateway` is refused")
                .asIs("hostname", "")
                .refused("links", "services of one network know each other by name")
                .refused("mac_address", "")
                .refused(
                        "network_mode",
                        "name an external network called host under networks, for the machine's")
                .asIs("networks", "")
                .asIs("networks.*.aliases", "")
                .asIs("networks.*.driver_opts", "")
                .refused("networks.*.gw_priority", ADDRESSES)
                .refused("networks.*.interface_name", ADDRESSES)
                .refused("networks.*.ipv4_address", ADDRESSES)
                .refused("networks.*.ipv6_address", ADDRESSES)
                .refused("networks.*.link_local_ips", ADDRESSES)
                .refused("networks.*.mac_address", ADDRESSES)
                .refused("networks.*.priority", ADDRESSES)
                .asIs("ports", "of every address: `host_ip` and ranges are refused")
                .beside("ports.app_protocol", "for readers")
                .asIs("ports.mode", "`ingress` takes IPVS in the kernel of every machine")
                .beside("ports.name", "for readers");
    }

    private static void storage(AttributeRules rules) {
        rules.asIs("configs", "")
                .asIs("secrets", "")
                .refused("storage_opt", "")
                .mapped("shm_size", "a mount in memory")
                .mapped("tmpfs", "a mount in memory; options behind a path are refused")
                .asIs("volumes", "a folder has to be on every machine")
                .warned("volumes.bind.create_host_path", "a folder has to be there")
                .refused("volumes.bind.recursive", "")
                .refused("volumes.bind.selinux", EACH_ENGINE)
                .warned("volumes.volume.labels", "volumes without a name have none")
                .refused("volumes_from", "name the volume under volumes, for both");
    }

    private static void resources(AttributeRules rules) {
        rules.refused("blkio_config", RESOURCES)
                .refused("cpu_count", RESOURCES)
                .refused("cpu_percent", RESOURCES)
                .refused("cpu_period", RESOURCES)
                .refused("cpu_quota", RESOURCES)
                .refused("cpu_rt_period", RESOURCES)
                .refused("cpu_rt_runtime", RESOURCES)
                .refused("cpu_shares", RESOURCES)
                .mapped("cpus", "`deploy.resources.limits`")
                .refused("cpuset", RESOURCES)
                .asIs("deploy", "")
                .refused(
                        "deploy.resources.reservations.devices",
                        "reserve generic_resources of the machines")
                .mapped("mem_limit", "`deploy.resources.limits`")
                .mapped("mem_reservation", "`deploy.resources.reservations`")
                .refused("mem_swappiness", "")
                .refused("memswap_limit", "")
                .refused("oom_kill_disable", "")
                .asIs("oom_score_adj", "")
                .mapped("pids_limit", "`deploy.resources.limits`")
                .asIs("ulimits", "");
    }
}
