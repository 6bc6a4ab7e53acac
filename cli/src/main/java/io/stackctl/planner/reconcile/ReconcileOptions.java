package io.stackctl.planner.reconcile;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.planner.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How {@code up}, {@code create}, {@code scale} and {@code run} bring a stack to its definition.
 *
 * @param named the services that the user named; empty for all
 * @param recreate when containers of the named services are replaced
 * @param dependencies when those of other services are
 * @param inheritVolumes whether a replaced container's anonymous volumes go to the new one
 * @param grace how long containers may take to stop; empty for their own
 * @param orphans what happens to containers of services that are no longer defined
 * @param starting when containers are started
 * @param await whether the plan ends with waiting until every service is ready
 * @param timeout how long that waiting may take; empty for ever
 * @param untouched services whose containers are left alone, whatever they are like
 * @param kept volumes to leave as they are although their definition changed
 * @param fileDigests digests of configs' and secrets' files on the host, by absolute path; an
 *     absent one is not compared
 * @param gates what has to go well at services, in the order in which it is done at each
 * @param nameSeparator {@code -}, or {@code _} in compatibility mode
 */
public record ReconcileOptions(
        Set<ServiceName> named,
        Recreate recreate,
        Recreate dependencies,
        boolean inheritVolumes,
        Optional<Duration> grace,
        Orphans orphans,
        Starting starting,
        boolean await,
        Optional<Duration> timeout,
        Set<ServiceName> untouched,
        Set<VolumeName> kept,
        Map<String, String> fileDigests,
        List<Gate> gates,
        String nameSeparator) {

    /** What plain {@code up -d} does. */
    public static final ReconcileOptions DEFAULTS =
            new ReconcileOptions(
                    Set.of(),
                    Recreate.DIVERGED,
                    Recreate.DIVERGED,
                    true,
                    Optional.empty(),
                    Orphans.WARN,
                    Starting.EACH_WHEN_READY,
                    false,
                    Optional.empty(),
                    Set.of(),
                    Set.of(),
                    Map.of(),
                    List.of(),
                    "-");

    public ReconcileOptions {
        named = Set.copyOf(named);
        untouched = Set.copyOf(untouched);
        kept = Set.copyOf(kept);
        fileDigests = Map.copyOf(fileDigests);
        gates = List.copyOf(gates);
    }

    /** When containers are replaced. */
    public enum Recreate {
        /** When the definition or the image changed. */
        DIVERGED,
        ALWAYS,
        NEVER
    }

    /** When containers are started. */
    public enum Starting {
        NEVER,
        /** Each as soon as it and what it depends on are ready. */
        EACH_WHEN_READY,
        /** None before all of them are there, for those who want to see each from its beginning. */
        ALL_TOGETHER
    }

    /** Whether containers are started. */
    boolean starts() {
        return starting != Starting.NEVER;
    }

    /** What happens to orphans. */
    public enum Orphans {
        WARN,
        REMOVE,
        IGNORE
    }

    Recreate recreateOf(ServiceName service) {
        return named.isEmpty() || named.contains(service) ? recreate : dependencies;
    }

    /** The same, leaving a service alone. */
    ReconcileOptions leaving(ServiceName service) {
        return new ReconcileOptions(
                named,
                recreate,
                dependencies,
                inheritVolumes,
                grace,
                orphans,
                starting,
                await,
                timeout,
                Set.of(service),
                kept,
                fileDigests,
                gates,
                nameSeparator);
    }

    /** The same, leaving some volumes as they are. */
    public ReconcileOptions keeping(Set<VolumeName> volumes) {
        return new ReconcileOptions(
                named,
                recreate,
                dependencies,
                inheritVolumes,
                grace,
                orphans,
                starting,
                await,
                timeout,
                untouched,
                volumes,
                fileDigests,
                gates,
                nameSeparator);
    }

    /** The same, with what has to go well at services. */
    public ReconcileOptions through(List<Gate> found) {
        return new ReconcileOptions(
                named,
                recreate,
                dependencies,
                inheritVolumes,
                grace,
                orphans,
                starting,
                await,
                timeout,
                untouched,
                kept,
                fileDigests,
                found,
                nameSeparator);
    }
}
