package io.stackctl.planner.reconcile;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.ConfigHash;
import io.stackctl.model.Service;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Mount;
import io.stackctl.planner.match.Matches;
import io.stackctl.state.NewLabels;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedVolume;
import io.stackctl.step.volume.CreateVolume;
import io.stackctl.step.volume.RemoveVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sees to it that the named volumes of the services are there; replaces one only with the user's
 * consent.
 */
final class VolumePlanner {

    private final Reconciliation work;

    VolumePlanner(Reconciliation work) {
        this.work = work;
    }

    /**
     * Plans them.
     *
     * @throws StackException for an external volume that is missing
     */
    void plan() {
        var used = new TreeSet<String>();
        work.stack.services().forEach(service -> used.addAll(volumesOf(service)));
        for (var volume : work.stack.volumes()) {
            if (work.stack.keepsUnused() || used.contains(volume.key())) {
                plan(volume);
            }
        }
    }

    /** The keys of the named volumes that a service mounts, in order. */
    static List<String> volumesOf(Service service) {
        return service.storage().mounts().stream()
                .flatMap(mount -> mount instanceof Mount.Volume volume ? Stream.of(volume) : null)
                .filter(volume -> !volume.isAnonymous())
                .map(Mount.Volume::volume)
                .toList();
    }

    private void plan(VolumeDefinition volume) {
        if (volume.external()) {
            if (work.observed.volume(volume.name().value()).isEmpty()) {
                throw new StackException(
                        new Failure.OperationFailed(
                                "external volume \"" + volume.name() + "\" not found",
                                "create it with \"docker volume create "
                                        + volume.name()
                                        + "\", or leave out external: true"));
            }
            return;
        }
        var match = Matches.of(work.observed, work.stack, volume);
        if (match.isEmpty()) {
            create(volume, "not found", List.of());
            return;
        }
        var chosen = match.get().chosen();
        match.get().others().forEach(other -> warnOfAnother(volume, other, chosen));
        // What is called otherwise keeps its data, and whoever wants them copies them.
        work.observed
                .volume(volume.name().value())
                .ifPresentOrElse(
                        existing -> check(volume, existing),
                        () -> create(volume, "renamed", List.of()));
    }

    private void warnOfAnother(
            VolumeDefinition volume, ObservedVolume other, ObservedVolume chosen) {
        work.steps.warn(
                "volume \""
                        + other.name()
                        + "\" carries the compose label \""
                        + volume.key()
                        + "\" but does not match the compose file (using \""
                        + chosen.name()
                        + "\"); it is left untouched — remove it manually if it is no longer"
                        + " needed");
    }

    private void check(VolumeDefinition volume, ObservedVolume existing) {
        if (!existing.labels().isOf(work.stack.name())) {
            var project = existing.labels().stack();
            work.steps.warn(
                    "volume \""
                            + volume.name()
                            + "\" already exists but was "
                            + (project.isEmpty()
                                    ? "not created by Docker Compose"
                                    : "created for project \""
                                            + project.get()
                                            + "\" (expected \""
                                            + work.stack.name()
                                            + "\")")
                            + ". Use `external: true` to use an existing volume");
        }
        var hash = existing.labels().configHashOf(work.stack.name());
        if (hash.isPresent()
                && !hash.get().equals(ConfigHash.of(volume))
                && !work.options.kept().contains(volume.name())) {
            var users = otherUsers(volume);
            if (users.isEmpty()) {
                replace(volume);
            } else {
                work.steps.warn(
                        "volume \""
                                + volume.name()
                                + "\" is no longer as defined, and stays as it is: "
                                + String.join(", ", users)
                                + " would have to be removed, which nobody asked for");
            }
        }
    }

    /** The services that mount a volume, also those that have the mounts of such a service. */
    private Set<ServiceName> usersOf(VolumeDefinition volume) {
        var users = new TreeSet<ServiceName>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (var service : work.stack.services()) {
                boolean mounts =
                        volumesOf(service).contains(volume.key())
                                || service.storage().volumesFrom().stream()
                                        .flatMap(from -> from.service().stream())
                                        .anyMatch(peer -> users.contains(peer.service()));
                grows |= mounts && users.add(service.name());
            }
        }
        return users;
    }

    /** Containers that keep a volume in use, and that nobody would make again. */
    private List<String> otherUsers(VolumeDefinition volume) {
        var users = usersOf(volume);
        return work.observed.containers().stream()
                .filter(container -> container.oneOff() || !users.contains(container.service()))
                .filter(container ->
                        container.mounts().stream()
                                .anyMatch(mount -> mount.name().equals(volume.name().value())))
                .map(ObservedContainer::name)
                .sorted()
                .toList();
    }

    private void create(VolumeDefinition volume, String cause, List<Integer> waitsFor) {
        var labels = NewLabels.ofVolume(work.stack, volume, work.level);
        work.volumeReadyAfter(
                volume.name().value(),
                work.steps.add(new CreateVolume(volume, labels, cause), waitsFor));
    }

    private void replace(VolumeDefinition volume) {
        var gone = new ArrayList<Integer>();
        for (var service : usersOf(volume)) {
            gone.addAll(work.removalsOf(service));
            for (var container : work.observedReplicas(service)) {
                gone.add(
                        work.remove(
                                container, "volume " + volume.name() + " is no longer as defined"));
            }
        }
        int removed =
                work.steps.add(
                        new RemoveVolume(
                                volume.name(), "definition changed; the data in it is lost"),
                        gone);
        create(volume, "definition changed", List.of(removed));
    }
}
