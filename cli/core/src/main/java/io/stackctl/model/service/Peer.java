package io.stackctl.model.service;

import io.stackctl.model.name.ServiceName;
import java.util.Optional;
import java.util.function.Function;

/** Whose container a service takes part in, or whose image it is built from. */
public sealed interface Peer {

    /** A container's name or id. */
    String container(Function<ServiceName, String> containerOf);

    /**
     * A service of the same stack.
     *
     * @param key as it is written; whether there is such a service, the checks of the definition
     *     say
     */
    record OfService(String key) implements Peer {

        private static final String PREFIX = "service:";

        public ServiceName service() {
            return ServiceName.of(key);
        }

        @Override
        public String container(Function<ServiceName, String> containerOf) {
            return containerOf.apply(service());
        }

        @Override
        public String toString() {
            return PREFIX + key;
        }
    }

    /**
     * A container of the engine, of whichever stack.
     *
     * @param container its name or id
     */
    record OfContainer(String container) implements Peer {

        private static final String PREFIX = "container:";

        @Override
        public String container(Function<ServiceName, String> containerOf) {
            return container;
        }

        @Override
        public String toString() {
            return PREFIX + container;
        }
    }

    /** Reads {@code service:NAME} or {@code container:NAME}; empty for anything else. */
    static Optional<Peer> of(String text) {
        return service(text).<Peer>map(service -> service).or(() -> container(text));
    }

    /** Reads {@code service:NAME}; empty for anything else. */
    static Optional<OfService> service(String text) {
        return text.startsWith(OfService.PREFIX)
                ? Optional.of(new OfService(text.substring(OfService.PREFIX.length())))
                : Optional.empty();
    }

    /** Reads {@code container:NAME}; empty for anything else. */
    static Optional<OfContainer> container(String text) {
        return text.startsWith(OfContainer.PREFIX)
                ? Optional.of(new OfContainer(text.substring(OfContainer.PREFIX.length())))
                : Optional.empty();
    }
}
