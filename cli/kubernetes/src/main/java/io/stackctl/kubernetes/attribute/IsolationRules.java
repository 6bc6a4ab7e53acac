package io.stackctl.kubernetes.attribute;

import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeRules;
import java.util.List;

/** What a container may do and use on its machine. */
final class IsolationRules {

    private static final String KUBELET = "the kubelet's configuration says it, for all of a node";

    private IsolationRules() {}

    static List<AttributeRule> all() {
        return new AttributeRules("services.*.")
                .warned("blkio_config", "there is no share of a disk")
                .mapped("cap_add", "`capabilities.add`")
                .mapped("cap_drop", "`capabilities.drop`")
                .warned("cgroup", KUBELET)
                .warned("cgroup_parent", KUBELET)
                .mapped("configs", "a ConfigMap, mounted as a file")
                .warned("configs.uid", "files of a ConfigMap are root's; `mode` says who may read")
                .warned("configs.gid", "files of a ConfigMap are root's; `mode` says who may read")
                .warned("cpu_count", "use `cpus`")
                .warned("cpu_percent", "use `cpus`")
                .warned("cpu_period", "use `cpus`")
                .warned("cpu_quota", "use `cpus`")
                .warned("cpu_rt_period", "there is no real-time scheduling")
                .warned("cpu_rt_runtime", "there is no real-time scheduling")
                .warned("cpu_shares", "use `deploy.resources.reservations.cpus`, a share")
                .mapped("cpus", "`resources.limits.cpu`")
                .warned("cpuset", "the kubelet's CPU manager gives whole CPUs to who asks for them")
                .refused("credential_spec", "a cluster's administrator registers such accounts")
                .refused("device_cgroup_rules", "devices come from a device plugin")
                .refused("devices", "devices come from a device plugin, as `resources.limits`")
                .mapped("gpus", "`resources.limits`, such as nvidia.com/gpu")
                .mapped("group_add", "`supplementalGroups`, of numbers")
                .mapped("ipc", "`hostIPC`, where it is the host's")
                .refused("isolation", "a RuntimeClass says how containers are isolated")
                .mapped("mem_limit", "`resources.limits.memory`")
                .mapped("mem_reservation", "`resources.requests.memory`")
                .warned("mem_swappiness", KUBELET)
                .warned("memswap_limit", KUBELET)
                .warned("oom_kill_disable", "what uses more than its limit is killed")
                .warned("oom_score_adj", "follows from requests and limits")
                .mapped("pid", "`hostPID`, where it is the host's")
                .warned("pids_limit", KUBELET)
                .asIs("privileged", "")
                .mapped("read_only", "`readOnlyRootFilesystem`")
                .mapped("runtime", "`runtimeClassName`")
                .mapped("secrets", "a Secret, mounted as a file")
                .warned("secrets.uid", "files of a Secret are root's; `mode` says who may read")
                .warned("secrets.gid", "files of a Secret are root's; `mode` says who may read")
                .mapped(
                        "security_opt",
                        "`allowPrivilegeEscalation`, profiles of seccomp and AppArmor, SELinux")
                .mapped("shm_size", "memory mounted at /dev/shm")
                .warned("storage_opt", "use `ephemeral-storage` limits")
                .asIs("sysctls", "")
                .mapped("tmpfs", "an `emptyDir` of memory")
                .refused(
                        "ulimits",
                        "the container runtime of the node has them; or let the program set them")
                .refused("use_api_socket", "there is no engine's socket on a node")
                .mapped("user", "`runAsUser`, `runAsGroup` and `fsGroup`, of numbers")
                .mapped("userns_mode", "`hostUsers`")
                .warned("uts", "`network_mode: host` brings the host's name")
                .mapped(
                        "volumes",
                        "a PersistentVolumeClaim; a ConfigMap of a mounted file; an `emptyDir`")
                .warned("volumes.consistency", "")
                .warned("volumes.bind.propagation", "")
                .warned("volumes.bind.recursive", "")
                .beside("volumes.bind.create_host_path", "")
                .warned("volumes.bind.selinux", "volumes get a label of their own")
                .warned("volumes.volume.nocopy", "nothing is ever copied into a volume")
                .warned("volumes.volume.labels", "")
                .refused("volumes_from", "name the volumes in each service")
                .all();
    }
}
