package io.stackctl.swarm;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of each attribute of a service on a swarm: none is left out in silence. */
final class SwarmAttributes {

    private static final String RESOURCES = "say deploy.resources instead";
    private static final String NO_HOOKS = "run it in the image's entrypoint, or as a job";

    /** Those that no swarm has, with what helps. */
    private static final Map<String, String> NOT_THERE =
            Map.ofEntries(
                    Map.entry("annotations", "use labels"),
                    Map.entry("blkio_config", RESOURCES),
                    Map.entry("cgroup", ""),
                    Map.entry("cgroup_parent", "set it for each engine"),
                    Map.entry("cpu_count", RESOURCES),
                    Map.entry("cpu_percent", RESOURCES),
                    Map.entry("cpu_period", RESOURCES),
                    Map.entry("cpu_quota", RESOURCES),
                    Map.entry("cpu_rt_period", RESOURCES),
                    Map.entry("cpu_rt_runtime", RESOURCES),
                    Map.entry("cpu_shares", RESOURCES),
                    Map.entry("cpuset", RESOURCES),
                    Map.entry("credential_spec", ""),
                    Map.entry("device_cgroup_rules", ""),
                    Map.entry(
                            "devices",
                            "mount what it needs, or reserve generic_resources of the machines"),
                    Map.entry("domainname", "put it into hostname"),
                    Map.entry("external_links", "attach both to an external network"),
                    Map.entry("gpus", "reserve generic_resources of the machines"),
                    Map.entry("ipc", ""),
                    Map.entry("links", "services of one network know each other by name"),
                    Map.entry("mac_address", ""),
                    Map.entry("mem_swappiness", ""),
                    Map.entry("memswap_limit", ""),
                    Map.entry("models", "name an endpoint in environment"),
                    Map.entry(
                            "network_mode",
                            "name an external network called host under networks, for the machine's"),
                    Map.entry("oom_kill_disable", ""),
                    Map.entry("pid", ""),
                    Map.entry("post_start", NO_HOOKS),
                    Map.entry("pre_start", NO_HOOKS),
                    Map.entry("pre_stop", "handle the stop signal in the program"),
                    Map.entry("privileged", "add what it needs by cap_add"),
                    Map.entry("provider", "run it on an engine, and name what it made"),
                    Map.entry("runtime", "set it for each engine"),
                    Map.entry("security_opt", "set it for each engine"),
                    Map.entry("storage_opt", ""),
                    Map.entry("use_api_socket", "mount the socket of the machine"),
                    Map.entry("userns_mode", ""),
                    Map.entry("uts", ""),
                    Map.entry("volumes_from", "name the volume under volumes, for both"));

    /** Those that tasks and services are made of, in whatever form a swarm has them. */
    private static final Set<String> HONOURED =
            Set.of(
                    "cap_add",
                    "cap_drop",
                    "command",
                    "configs",
                    "container_name",
                    "cpus",
                    "depends_on",
                    "deploy",
                    "dns",
                    "dns_opt",
                    "dns_search",
                    "entrypoint",
                    "environment",
                    "extra_hosts",
                    "group_add",
                    "healthcheck",
                    "hostname",
                    "image",
                    "init",
                    "isolation",
                    "labels",
                    "logging",
                    "mem_limit",
                    "mem_reservation",
                    "networks",
                    "oom_score_adj",
                    "pids_limit",
                    "platform",
                    "ports",
                    "read_only",
                    "restart",
                    "scale",
                    "secrets",
                    "shm_size",
                    "stdin_open",
                    "stop_grace_period",
                    "stop_signal",
                    "sysctls",
                    "tmpfs",
                    "tty",
                    "ulimits",
                    "user",
                    "volumes",
                    "working_dir");

    /**
     * Those that do their part before there are tasks: while the definition is read, or in {@code
     * build}, {@code pull}, {@code push} and {@code watch}; and two that only say what is so
     * anyway: no port of a task is closed to its networks, and no task is attached to.
     */
    private static final Set<String> BEFORE_TASKS =
            Set.of(
                    "attach",
                    "build",
                    "develop",
                    "env_file",
                    "expose",
                    "extends",
                    "label_file",
                    "profiles",
                    "pull_policy",
                    "pull_refresh_after");

    private SwarmAttributes() {}

    /**
     * What helps instead of an attribute that is not honoured, which may be empty.
     *
     * @param attribute as in a definition; extension fields are for whoever wrote them
     * @return empty for one that is honoured
     */
    static Optional<String> refusal(String attribute) {
        return HONOURED.contains(attribute)
                        || BEFORE_TASKS.contains(attribute)
                        || attribute.startsWith("x-")
                ? Optional.empty()
                : Optional.of(NOT_THERE.getOrDefault(attribute, ""));
    }

    /** Whether anybody has thought of what becomes of it. */
    static boolean isClassified(String attribute) {
        return NOT_THERE.containsKey(attribute) || refusal(attribute).isEmpty();
    }
}
