package io.stackctl.model.service;

import io.stackctl.model.name.ServiceName;
import java.util.Optional;
import java.util.function.Function;

/**
 * An entry of {@code volumes_from}: whose mounts a service's containers have as well.
 *
 * @param mode {@code ro} or {@code rw}; empty where nothing is said
 */
public record VolumesFrom(Peer peer, Optional<String> mode) {

    /** Reads {@code NAME[:MODE]}, which names a service, or {@code container:NAME[:MODE]}. */
    public static VolumesFrom of(String text) {
        var container = Peer.container(text);
        var rest = container.isPresent() ? container.get().container() : text;
        var colon = rest.indexOf(':');
        var name = colon < 0 ? rest : rest.substring(0, colon);
        return new VolumesFrom(
                container.isPresent() ? new Peer.OfContainer(name) : new Peer.OfService(name),
                colon < 0 ? Optional.empty() : Optional.of(rest.substring(colon + 1)));
    }

    /** The service whose mounts they are; empty for a container of no service in particular. */
    public Optional<Peer.OfService> service() {
        return peer instanceof Peer.OfService service ? Optional.of(service) : Optional.empty();
    }

    /**
     * What the engine is told, which knows no services: {@code CONTAINER[:MODE]}.
     *
     * @param containerOf the id of the container that stands for a service
     */
    public String forEngine(Function<ServiceName, String> containerOf) {
        return peer.container(containerOf) + mode.map(word -> ":" + word).orElse("");
    }

    /** What Docker Compose hashes: the mode behind a service's name is lost there. */
    public String forHash(Function<ServiceName, String> containerOf) {
        return peer instanceof Peer.OfService service
                ? service.container(containerOf)
                : forEngine(containerOf);
    }
}
