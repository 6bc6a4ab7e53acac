package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code down} is asked for.
 *
 * @param services which services; empty for the whole stack
 * @param timeout how long containers may take to stop; empty for their own
 * @param orphans whether containers that the definition does not know go too
 * @param volumes whether named and anonymous volumes go too
 * @param images which images go too
 */
public record DownRequest(
        Set<ServiceName> services,
        Optional<Duration> timeout,
        boolean orphans,
        boolean volumes,
        ImageChoice images) {

    /** Plain {@code down}. */
    public static final DownRequest DEFAULTS =
            new DownRequest(Set.of(), Optional.empty(), false, false, ImageChoice.NONE);

    public DownRequest {
        services = Set.copyOf(services);
    }

    /** {@code --rmi}. */
    public enum ImageChoice {
        NONE,
        LOCAL,
        /** Those that were built for the stack, as {@code nuke} removes them. */
        BUILT,
        ALL
    }
}
