package io.stackctl.workflow.lifecycle;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.service.ReplicaCount;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code up}, {@code create} and {@code scale} are asked for. The stack they get holds the
 * selected services already.
 *
 * @param named the services that the user named; empty for all
 * @param images when images are pulled and built
 * @param recreate which containers are replaced
 * @param scale replica counts instead of those of the definition
 * @param timeout how long containers may take to stop; empty for their own
 * @param orphans what happens to containers of services that are no longer defined
 * @param start whether containers are started
 * @param await whether to wait until every service is ready
 * @param awaitTimeout how long that may take; empty for ever
 * @param nameSeparator {@code -}, or {@code _} in compatibility mode
 */
public record UpRequest(
        Set<ServiceName> named,
        ImageChoice images,
        RecreateChoice recreate,
        Map<ServiceName, ReplicaCount> scale,
        Optional<Duration> timeout,
        OrphanChoice orphans,
        boolean start,
        boolean await,
        Optional<Duration> awaitTimeout,
        String nameSeparator) {

    /** Plain {@code up -d}. */
    public static final UpRequest DEFAULTS =
            new UpRequest(
                    Set.of(),
                    new ImageChoice(Optional.empty(), false, false),
                    new RecreateChoice(false, false, false, false),
                    Map.of(),
                    Optional.empty(),
                    OrphanChoice.WARN,
                    true,
                    false,
                    Optional.empty(),
                    "-");

    public UpRequest {
        named = Set.copyOf(named);
        scale = Map.copyOf(scale);
    }

    /**
     * When images are pulled and built.
     *
     * @param pull {@code --pull}: a policy for all services instead of their own
     * @param build {@code --build}
     * @param noBuild {@code --no-build}
     */
    public record ImageChoice(Optional<PullPolicy> pull, boolean build, boolean noBuild) {}

    /**
     * Which containers are replaced.
     *
     * @param force {@code --force-recreate}
     * @param never {@code --no-recreate}
     * @param dependenciesToo {@code --always-recreate-deps}
     * @param renewVolumes {@code --renew-anon-volumes}
     */
    public record RecreateChoice(
            boolean force, boolean never, boolean dependenciesToo, boolean renewVolumes) {}

    /** What happens to containers of services that are no longer defined. */
    public enum OrphanChoice {
        WARN,
        REMOVE,
        IGNORE
    }

    /** The same with new containers for these services, whatever they are like. */
    public UpRequest replacing(Set<ServiceName> services) {
        return new UpRequest(
                services,
                images,
                new RecreateChoice(
                        true, false, recreate.dependenciesToo(), recreate.renewVolumes()),
                scale,
                timeout,
                orphans,
                start,
                await,
                awaitTimeout,
                nameSeparator);
    }

    /** The same for a second attempt: what was replaced, pulled or built by the first stays. */
    UpRequest again() {
        return new UpRequest(
                named,
                new ImageChoice(Optional.empty(), false, images.noBuild()),
                new RecreateChoice(false, recreate.never(), false, false),
                scale,
                timeout,
                orphans,
                start,
                await,
                awaitTimeout,
                nameSeparator);
    }
}
