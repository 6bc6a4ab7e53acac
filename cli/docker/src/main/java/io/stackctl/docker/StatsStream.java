package io.stackctl.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.ContainerStats;
import io.stackctl.engine.Containers.StatsConsumer;
import io.stackctl.model.name.ContainerId;
import java.io.IOException;
import java.util.Optional;

/** Usage figures of containers, computed as the engine's own client does. */
final class StatsStream {

    private final EngineApi api;

    StatsStream(EngineApi api) {
        this.api = api;
    }

    void read(ContainerId container, boolean once, StatsConsumer consumer) {
        ApiCall call =
                ApiCall.get("/containers/" + ApiCall.segment(container.value()) + "/stats")
                        .query("stream", once ? "0" : "1");
        try (Response response = api.open(call.endlessPatience());
                JsonInput readings = new JsonInput(response.getBody())) {
            Optional<ContainerStats> reading = next(call, readings);
            while (reading.isPresent() && consumer.accept(reading.get()) && !once) {
                reading = next(call, readings);
            }
        } catch (IOException e) {
            throw api.broken(call, e);
        }
    }

    private Optional<ContainerStats> next(ApiCall call, JsonInput readings) {
        return api.understood(call, () -> readings.next().map(StatsStream::stats));
    }

    static ContainerStats stats(Json reading) {
        Json memory = reading.get("memory_stats");
        String name = reading.text("name");
        long received = 0;
        long sent = 0;
        for (Json network : reading.get("networks").members().values()) {
            received += network.number("rx_bytes");
            sent += network.number("tx_bytes");
        }
        return new ContainerStats(
                new ContainerId(reading.text("id")),
                name.startsWith("/") ? name.substring(1) : name,
                cpuPercent(reading.get("cpu_stats"), reading.get("precpu_stats")),
                memoryUsed(memory),
                memory.number("limit"),
                received,
                sent,
                blockBytes(reading, "read"),
                blockBytes(reading, "write"),
                reading.get("pids_stats").number("current"));
    }

    private static double cpuPercent(Json now, Json before) {
        double used =
                (double) now.get("cpu_usage").number("total_usage")
                        - before.get("cpu_usage").number("total_usage");
        double passed = (double) now.number("system_cpu_usage") - before.number("system_cpu_usage");
        if (used <= 0 || passed <= 0) {
            return 0;
        }
        long online = now.number("online_cpus");
        long cpus = online == 0 ? now.get("cpu_usage").items("percpu_usage").size() : online;
        return used / passed * cpus * 100;
    }

    /**
     * Pages of files that the kernel may drop do not count: cgroup v1 and v2 call them differently.
     */
    private static long memoryUsed(Json memory) {
        long usage = memory.number("usage");
        Json details = memory.get("stats");
        long droppable = details.number("total_inactive_file");
        if (droppable == 0) {
            droppable = details.number("inactive_file");
        }
        return droppable < usage ? usage - droppable : usage;
    }

    private static long blockBytes(Json reading, String operation) {
        long bytes = 0;
        for (Json entry : reading.get("blkio_stats").items("io_service_bytes_recursive")) {
            if (entry.text("op").equalsIgnoreCase(operation)) {
                bytes += entry.number("value");
            }
        }
        return bytes;
    }
}
