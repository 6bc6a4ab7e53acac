package io.stackctl.model.service;

import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * What a container may use of the host. Where {@code deploy.resources} says something, it wins over
 * the service's own attribute.
 */
public record Limits(Mapping service) {

    private Mapping deployed(String kind) {
        return service.mapping("deploy").mapping("resources").mapping(kind);
    }

    /** CPUs, such as 0.5. */
    public Optional<Double> cpus() {
        return deployed("limits")
                .decimal("cpus")
                .or(() -> service.decimal("cpus").filter(cpus -> cpus != 0));
    }

    /** Memory; more than that and the kernel kills. */
    public Optional<ByteSize> memory() {
        return deployed("limits")
                .number("memory")
                .or(() -> service.number("mem_limit"))
                .map(ByteSize::new);
    }

    /** Memory that is kept free for the container when the host runs short. */
    public Optional<ByteSize> memoryReservation() {
        return deployed("reservations")
                .number("memory")
                .or(() -> service.number("mem_reservation"))
                .map(ByteSize::new);
    }

    /** Memory and swap together; -1 is without limit. */
    public Optional<ByteSize> memoryAndSwap() {
        return service.number("memswap_limit").map(ByteSize::new);
    }

    /** 0 to 100. */
    public Optional<Long> memorySwappiness() {
        return service.number("mem_swappiness");
    }

    /** Processes and threads; 0 and -1 are without limit. */
    public Optional<Long> pids() {
        return deployed("limits")
                .number("pids")
                .filter(pids -> pids > 0)
                .or(() -> service.number("pids_limit"));
    }

    /** Percent of the host's CPUs (Windows). */
    public Optional<Double> cpuPercent() {
        return service.decimal("cpu_percent");
    }

    /** Usable CPUs (Windows). */
    public Optional<Long> cpuCount() {
        return service.number("cpu_count");
    }

    /** Weight against other containers; engine default 1024. */
    public Optional<Long> cpuShares() {
        return service.number("cpu_shares");
    }

    /** Microseconds. */
    public Optional<Long> cpuPeriod() {
        return service.number("cpu_period");
    }

    /** Microseconds a period. */
    public Optional<Long> cpuQuota() {
        return service.number("cpu_quota");
    }

    /** Microseconds. */
    public Optional<Long> cpuRealtimePeriod() {
        return service.number("cpu_rt_period");
    }

    /** Microseconds a period. */
    public Optional<Long> cpuRealtimeRuntime() {
        return service.number("cpu_rt_runtime");
    }

    /** CPUs by number, such as {@code 0-2,5}; may be empty. */
    public String cpuset() {
        return service.text("cpuset", "");
    }

    public Optional<BlockIo> blockIo() {
        return service.find("blkio_config").map(node -> BlockIo.of((Mapping) node));
    }

    public boolean oomKillDisabled() {
        return service.flag("oom_kill_disable");
    }

    /** -1000 to 1000. */
    public Optional<Long> oomScoreAdj() {
        return service.number("oom_score_adj");
    }

    /** Size of {@code /dev/shm}. */
    public Optional<ByteSize> shmSize() {
        return service.number("shm_size").map(ByteSize::new);
    }

    public List<Ulimit> ulimits() {
        return service.mapping("ulimits").entries().stream()
                .map(entry -> Ulimit.of(entry.key(), entry.value()))
                .toList();
    }

    /** {@code deploy.resources.reservations.devices}. */
    public List<DeviceRequest> reservedDevices() {
        return deployed("reservations").mappings("devices").stream()
                .map(DeviceRequest::of)
                .toList();
    }
}
