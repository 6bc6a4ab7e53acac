package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.api.Parallel;
import io.stackctl.engine.ObservationScope;
import io.stackctl.model.Order;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.ObservedVolume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;

/** Takes the snapshot of a stack: all that has to be asked is asked at once. */
final class Observation {

    private final EngineApi api;

    Observation(EngineApi api) {
        this.api = api;
    }

    ObservedStack of(StackName stack, ObservationScope scope) {
        try (Parallel parallel = new Parallel()) {
            Future<List<ObservedNetwork>> networks = parallel.ask(() -> networks(stack, scope));
            Future<List<ObservedVolume>> volumes = parallel.ask(this::volumes);
            Map<String, Future<Optional<ObservedImage>>> images = new TreeMap<>();
            for (String reference : scope.images()) {
                images.put(reference, parallel.ask(() -> image(reference)));
            }
            List<ObservedContainer> everyone = everyContainer(stack, scope);
            List<ObservedVolume> volumesThere = Parallel.answer(volumes);
            return new ObservedStack(
                            stack,
                            everyone.stream().filter(c -> c.configHash().isPresent()).toList(),
                            Parallel.answer(networks),
                            own(volumesThere, stack, scope),
                            found(images))
                    .keeping(kept(volumesThere, stack, scope))
                    .withInits(everyone.stream().filter(c -> c.labels().isInit()).toList());
        }
    }

    // One listing of all costs the engine less than one of each kind.
    private List<ObservedContainer> everyContainer(StackName stack, ObservationScope scope) {
        Set<ServiceName> services = scope.services();
        List<ObservedContainer> containers =
                containers(
                        ApiCall.get("/containers/json")
                                .query("all", scope.stopped())
                                .query("filters", Filters.everyContainer(stack, services)));
        if (services.size() > 1) {
            containers.removeIf(container -> !services.contains(container.service()));
        }
        return containers;
    }

    List<ObservedContainer> containers(StackName stack, boolean stopped) {
        return containers(
                ApiCall.get("/containers/json")
                        .query("all", stopped)
                        .query("filters", Filters.containers(stack)));
    }

    /** The containers of stacks that a listing has, sorted by name. */
    List<ObservedContainer> containers(ApiCall listing) {
        List<ObservedContainer> containers = new ArrayList<>();
        for (Optional<ObservedContainer> container :
                api.list(listing, entry -> ContainerReader.ofStack(entry, api.make()))) {
            container.ifPresent(containers::add);
        }
        containers.sort(Order.by(ObservedContainer::name));
        return api.make().isPodman() ? new PodmanHealth(api).of(containers) : containers;
    }

    // One listing of everything costs the engine less than a question for every name, and finds
    // ids as well.
    private List<ObservedNetwork> networks(StackName stack, ObservationScope scope) {
        List<ObservedNetwork> networks = new ArrayList<>();
        for (ObservedNetwork network :
                api.list(ApiCall.get("/networks"), ResourceReader::network)) {
            if (network.labels().isOf(stack)
                    || scope.networks().contains(network.name())
                    || scope.networks().contains(network.id().value())) {
                networks.add(network);
            }
        }
        networks.sort(Order.by(network -> network.id().value()));
        networks.sort(Order.by(ObservedNetwork::name));
        return networks;
    }

    private List<ObservedVolume> volumes() {
        List<ObservedVolume> volumes = api.object(ApiCall.get("/volumes"), ResourceReader::volumes);
        volumes.sort(Order.by(ObservedVolume::name));
        return volumes;
    }

    private static List<ObservedVolume> own(
            List<ObservedVolume> all, StackName stack, ObservationScope scope) {
        List<ObservedVolume> own = new ArrayList<>();
        for (ObservedVolume volume : all) {
            if (volume.labels().isOf(stack) || scope.volumes().contains(volume.name())) {
                own.add(volume);
            }
        }
        return own;
    }

    private static List<ObservedVolume> kept(
            List<ObservedVolume> all, StackName stack, ObservationScope scope) {
        List<ObservedVolume> kept = new ArrayList<>();
        for (ObservedVolume volume : all) {
            if (volume.isKeptOf(stack) && !scope.volumes().contains(volume.name())) {
                kept.add(volume);
            }
        }
        return kept;
    }

    private Optional<ObservedImage> image(String reference) {
        return api.find(ResourceReader.inspection(reference), ResourceReader::image);
    }

    private static Map<String, ObservedImage> found(
            Map<String, Future<Optional<ObservedImage>>> images) {
        Map<String, ObservedImage> found = new LinkedHashMap<>();
        images.forEach((reference, asked) ->
                Parallel.answer(asked).ifPresent(image -> found.put(reference, image)));
        return found;
    }
}
