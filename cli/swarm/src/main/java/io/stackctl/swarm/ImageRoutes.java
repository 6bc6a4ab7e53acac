package io.stackctl.swarm;

import io.stackctl.cluster.ImageRoute;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.swarm.ImageOrigin.Kind;
import io.stackctl.swarm.spec.PinnedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the images that a stack makes itself come to the machines of a swarm. */
final class ImageRoutes {

    private final Stack stack;
    private final EngineApi api;
    private final Map<String, PinnedImage> told;
    private final List<Mistake> mistakes = new ArrayList<>();
    private @Nullable Machines machines;

    /**
     * Prepares.
     *
     * @param told what registries have, by the reference that they were asked for
     */
    ImageRoutes(Stack stack, EngineApi api, Map<String, PinnedImage> told) {
        this.stack = stack;
        this.api = api;
        this.told = told;
    }

    /**
     * All of them, by service.
     *
     * @throws StackException when one has no registry to go to, and other machines may run it
     */
    Map<ServiceName, ImageRoute> all() {
        Map<ServiceName, ImageRoute> routes = new LinkedHashMap<>();
        for (var service : stack.services()) {
            var origin = ImageOrigin.of(stack, service);
            boolean fromElsewhere =
                    origin.kind() == Kind.FOREIGN
                            || (origin.kind() == Kind.BASE && told.containsKey(origin.written()));
            if (!fromElsewhere) {
                routes.put(service.name(), route(service, origin));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new StackException(new InvalidDefinition(mistakes));
        }
        return routes;
    }

    private ImageRoute route(Service service, ImageOrigin origin) {
        boolean there = told.containsKey(origin.reference());
        if (origin.saysRegistry() || origin.isHomed() || there) {
            return new ImageRoute(origin.reference(), true, there);
        }
        var all = machines == null ? Machines.of(api) : machines;
        machines = all;
        if (all.othersFor(service) > 0) {
            mistakes.add(refusal(service, origin.written(), all.ownName()));
        }
        return new ImageRoute(origin.reference(), false, false);
    }

    private static Mistake refusal(Service service, String image, String machine) {
        var definition = service.definition();
        return Mistake.of(
                "image "
                        + image
                        + " is made on "
                        + machine
                        + ", and other machines that may run it have no registry to get it from",
                definition
                        .find("image")
                        .or(() -> definition.find("build"))
                        .orElse(definition)
                        .location(),
                "services." + service.name() + ".image",
                "name one in the image, or in x-stackctl.registry for all, such as"
                        + " registry.example.com/team, or bundled; or keep the service there by the placement"
                        + " constraint node.hostname == "
                        + machine);
    }
}
