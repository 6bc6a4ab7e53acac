package io.stackctl.swarm;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import java.util.List;
import java.util.Optional;

/**
 * Images that are on the engine that is spoken to and nowhere else. A service is pinned to the id:
 * by its name alone nobody would see that it was built again, and the way back would lead to the
 * new one.
 */
final class LocalImages {

    private final EngineApi api;

    LocalImages(EngineApi api) {
        this.api = api;
    }

    /** The image of a name; empty when there is none. */
    Optional<PinnedImage> of(String written, ServiceName service, ObservedSwarm observed) {
        return id(PinnedImage.tagged(written))
                .map(id ->
                        observed.service(service)
                                .filter(is -> runsByName(is, written, id))
                                .map(_ -> PinnedImage.unpinned(written))
                                .orElseGet(() -> new PinnedImage(written, id, Json.nothing())));
    }

    private Optional<String> id(String image) {
        try {
            return Optional.of(
                    api.object(
                            ApiCall.get("/images/" + ApiCall.segment(image) + "/json"),
                            json -> json.required("Id")));
        } catch (StackException refused) {
            if (refused.failure() instanceof EngineFailure failure && failure.isRefusal()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Whether somebody else named the image, and tasks run this very one: they stay. */
    private boolean runsByName(ObservedService service, String written, String id) {
        if (!service.image().equals(PinnedImage.tagged(written))) {
            return false;
        }
        var label = "com.docker.swarm.service.name=" + service.spec().text("Name");
        var filter = new JsonBuilder().put("label", Json.of(List.of(label))).build().toString();
        var containers =
                api.list(
                        ApiCall.get("/containers/json").query("filters", filter),
                        container -> container.text("ImageID"));
        return !containers.isEmpty() && containers.stream().allMatch(id::equals);
    }
}
