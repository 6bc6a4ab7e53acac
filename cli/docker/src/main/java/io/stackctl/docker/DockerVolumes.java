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
import java.util.Map;
import java.util.Optional;

/** Volumes of a Docker Engine. */
final class DockerVolumes implements Volumes {

    private final EngineApi api;

    DockerVolumes(EngineApi api) {
        this.api = api;
    }

    @Override
    public List<ObservedVolume> all() {
        return listed(ApiCall.get("/volumes"));
    }

    @Override
    public List<ObservedVolume> labelled(Map<String, String> labels) {
        return listed(ApiCall.get("/volumes").query("filters", Filters.labels(labels)));
    }

    private List<ObservedVolume> listed(ApiCall call) {
        List<ObservedVolume> volumes = api.object(call, ResourceReader::volumes);
        volumes.sort(Order.by(ObservedVolume::name));
        return volumes;
    }

    @Override
    public Optional<ObservedVolume> inspect(VolumeName volume) {
        return api.find(
                ApiCall.get("/volumes/" + ApiCall.segment(volume.value())), ResourceReader::volume);
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
