package io.stackctl.docker.create;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.VolumeHolder;
import io.stackctl.model.name.ContainerId;
import java.util.List;

/** Creates a container that mounts a volume and is never started. */
public final class HolderCreation {

    private final EngineApi api;

    public HolderCreation(EngineApi api) {
        this.api = api;
    }

    /** Creates it. */
    public ContainerId create(VolumeHolder holder) {
        return api.object(
                ApiCall.post("/containers/create").query("name", holder.name()).body(body(holder)),
                answer -> new ContainerId(answer.required("Id")));
    }

    private static Json body(VolumeHolder holder) {
        // An engine wants a program, whether the image has it or not.
        return new JsonBuilder()
                .put("Image", holder.image().value())
                .put("Entrypoint", Json.of(List.of("/never-started")))
                .put("Cmd", Json.of(List.of()))
                .put("Labels", Json.of(holder.labels()))
                .put("HostConfig", host(holder))
                .build();
    }

    private static Json host(VolumeHolder holder) {
        Json mount =
                new JsonBuilder()
                        .put("Type", "volume")
                        .put("Source", holder.volume().value())
                        .put("Target", holder.target())
                        // Else an empty volume is filled with what the image has there.
                        .put("VolumeOptions", new JsonBuilder().put("NoCopy", true).build())
                        .build();
        return new JsonBuilder()
                .put("NetworkMode", "none")
                .put("Mounts", new JsonArray(List.of(mount)))
                .build();
    }
}
