package io.stackctl.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.stream.LogLines;
import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.engine.LogQuery;
import io.stackctl.model.name.ContainerId;
import java.io.IOException;
import java.time.Instant;

/** Logs of containers. */
final class ContainerLogs {

    private final EngineApi api;

    ContainerLogs(EngineApi api) {
        this.api = api;
    }

    void read(ContainerId container, LogQuery query, LogConsumer consumer) {
        ApiCall call =
                ApiCall.get("/containers/" + ApiCall.segment(container.value()) + "/logs")
                        .query("stdout", true)
                        .query("stderr", true)
                        .query("follow", query.follow())
                        .query("timestamps", query.timestamps());
        query.tail().ifPresent(lines -> call.query("tail", lines));
        query.since().ifPresent(time -> call.query("since", seconds(time)));
        query.until().ifPresent(time -> call.query("until", seconds(time)));
        try (Response response = api.open(call.endlessPatience())) {
            LogLines.read(
                    response.getBody(),
                    hasTerminal(container, response),
                    query.timestamps(),
                    consumer);
        } catch (IOException e) {
            throw api.broken(call, e);
        }
    }

    /**
     * Newer engines say in the answer whether there are frames; of older ones it has to be asked.
     */
    private boolean hasTerminal(ContainerId container, Response response) {
        String type = response.getHeader("Content-Type");
        if (type != null && type.endsWith("multiplexed-stream")) {
            return false;
        }
        return api.object(
                ApiCall.get("/containers/" + ApiCall.segment(container.value()) + "/json"),
                answer -> answer.get("Config").flag("Tty"));
    }

    /** A time as the API takes it: {@code 1136073845.000000001}. */
    static String seconds(Instant time) {
        String nanos = String.valueOf(time.getNano());
        return time.getEpochSecond() + "." + "0".repeat(9 - nanos.length()) + nanos;
    }
}
