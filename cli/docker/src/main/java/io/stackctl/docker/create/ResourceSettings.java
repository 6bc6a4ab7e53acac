package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.service.BlockIo;
import io.stackctl.model.service.BlockIo.DeviceRate;
import io.stackctl.model.service.BlockIo.DeviceWeight;
import io.stackctl.model.service.Limits;
import io.stackctl.model.service.Ulimit;
import io.stackctl.model.tree.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a container may use of the host. */
final class ResourceSettings {

    private ResourceSettings() {}

    static void add(Limits limits, JsonBuilder host) {
        limits.cpus().ifPresent(cpus -> host.putIfAny("NanoCpus", nanoCpus(cpus)));
        limits.cpuPercent()
                .ifPresent(percent -> host.putIfAny("CpuPercent", (long) (percent * 100)));
        host.putIfAny("CpuCount", limits.cpuCount())
                .putIfAny("CpuPeriod", limits.cpuPeriod())
                .putIfAny("CpuQuota", limits.cpuQuota())
                .putIfAny("CpuRealtimePeriod", limits.cpuRealtimePeriod())
                .putIfAny("CpuRealtimeRuntime", limits.cpuRealtimeRuntime())
                .putIfAny("CpuShares", limits.cpuShares())
                .putIfAny("CpusetCpus", limits.cpuset())
                .putIfAny("Memory", bytes(limits.memory()))
                .putIfAny("MemorySwap", bytes(limits.memoryAndSwap()))
                .putIfAny("MemoryReservation", bytes(limits.memoryReservation()))
                .putIfAny("MemorySwappiness", limits.memorySwappiness())
                .putIfAny("PidsLimit", limits.pids())
                .put("OomKillDisable", limits.oomKillDisabled())
                .putIfAny("OomScoreAdj", limits.oomScoreAdj())
                .putIfAny("ShmSize", bytes(limits.shmSize()));
        limits.blockIo().ifPresent(io -> addBlockIo(io, host));
        host.putIfAny("Ulimits", ulimits(limits.ulimits()));
    }

    /** Single precision, as Docker Compose computes it: 0.29 gives 290000000 and not one less. */
    private static long nanoCpus(double cpus) {
        return (long) ((float) cpus * 1e9f);
    }

    private static Optional<Long> bytes(Optional<ByteSize> size) {
        return size.map(ByteSize::bytes);
    }

    private static void addBlockIo(BlockIo io, JsonBuilder host) {
        List<Json> weights = new ArrayList<>();
        for (DeviceWeight device : io.weightDevices()) {
            weights.add(
                    new JsonBuilder()
                            .put("Path", device.path())
                            .put("Weight", device.weight())
                            .build());
        }
        host.putIfAny("BlkioWeight", io.weight())
                .putIfAny("BlkioWeightDevice", new JsonArray(weights))
                .putIfAny("BlkioDeviceReadBps", rates(io.readBps()))
                .putIfAny("BlkioDeviceReadIOps", rates(io.readIops()))
                .putIfAny("BlkioDeviceWriteBps", rates(io.writeBps()))
                .putIfAny("BlkioDeviceWriteIOps", rates(io.writeIops()));
    }

    private static Json rates(List<DeviceRate> devices) {
        List<Json> rates = new ArrayList<>();
        for (DeviceRate device : devices) {
            rates.add(
                    new JsonBuilder()
                            .put("Path", device.path())
                            .put("Rate", device.rate())
                            .build());
        }
        return new JsonArray(rates);
    }

    private static Json ulimits(List<Ulimit> limits) {
        List<Json> ulimits = new ArrayList<>();
        for (Ulimit limit : limits) {
            ulimits.add(
                    new JsonBuilder()
                            .put("Name", limit.name())
                            .put("Soft", limit.soft())
                            .put("Hard", limit.hard())
                            .build());
        }
        return new JsonArray(ulimits);
    }
}
