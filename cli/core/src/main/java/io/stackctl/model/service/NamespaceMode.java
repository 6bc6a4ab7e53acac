package io.stackctl.model.service;

import io.stackctl.model.name.ServiceName;
import java.util.Optional;
import java.util.function.Function;

/** Where the containers of a service have a namespace from: {@code network_mode}, {@code ipc}, … */
public sealed interface NamespaceMode {

    /**
     * What the engine is told, which knows no services.
     *
     * @param containerOf the id of the container that stands for a service
     */
    String forEngine(Function<ServiceName, String> containerOf);

    /** Another container's. */
    record Shared(Peer peer) implements NamespaceMode {
        @Override
        public String forEngine(Function<ServiceName, String> containerOf) {
            return new Peer.OfContainer(peer.container(containerOf)).toString();
        }
    }

    /** What the engine knows by a word, such as {@code host} or {@code private}. */
    record Named(String word) implements NamespaceMode {
        @Override
        public String forEngine(Function<ServiceName, String> containerOf) {
            return word;
        }
    }

    /** Reads {@code service:NAME}, {@code container:NAME} or a word; empty for nothing. */
    static Optional<NamespaceMode> of(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var peer = Peer.of(text);
        return Optional.of(peer.isPresent() ? new Shared(peer.get()) : new Named(text));
    }

    /** The service whose container's it is; empty for anything else. */
    default Optional<Peer.OfService> service() {
        return this instanceof Shared shared && shared.peer() instanceof Peer.OfService service
                ? Optional.of(service)
                : Optional.empty();
    }
}
