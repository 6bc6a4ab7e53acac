package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.Removal;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.engine.Volumes;
import io.stackctl.model.Order;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedVolume;
import java.util.List;

/** Volumes of a Docker Engine. */
final class DockerVolumes implements Volumes {

    private final EngineApi api;

    DockerVolumes(EngineApi api) {
        this.api = api;
    }

    @Override
    public List<ObservedVolume> all() {
        List<ObservedVolume> volumes = api.object(ApiCall.get("/volumes"), ResourceReader::volumes);
        volumes.sort(Order.by(ObservedVolume::name));
        return volumes;
    }

    @Override
    public void create(VolumeSpec spec) {
        api.object(
                ApiCall.post("/volumes/create")
                        .body(
                                new JsonBuilder()
                                        .put("Name", spec.volume().name().value())
                                        .putIfAny("Driver", spec.volume().driver())
                                        .putIfAny("DriverOpts", spec.volume().driverOptions())
                                        .putIfAny("Labels", spec.labels())
                                        .build()),
                answer -> answer.required("Name"));
    }

    @Override
    public Removal remove(VolumeName volume, boolean force) {
        return RemovalAnswer.of(() ->
                api.run(
                        ApiCall.delete("/volumes/" + ApiCall.segment(volume.value()))
                                .query("force", force)
                                .answeredBy(204)));
    }
}
