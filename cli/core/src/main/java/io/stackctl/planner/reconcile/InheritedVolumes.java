package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.service.Mount;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.ObservedContainer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which volumes a container leaves to the one that takes its place. */
final class InheritedVolumes {

    private final Reconciliation work;

    InheritedVolumes(Reconciliation work) {
        this.work = work;
    }

    /** Those that nothing names, and that its successor mounts at the same places. */
    List<MountedVolume> of(Service service, ObservedContainer old) {
        Set<String> anonymous = new TreeSet<>();
        work.observed
                .image(work.stack.imageOf(service).value())
                .ifPresent(image -> anonymous.addAll(image.volumes()));
        Set<String> named = new TreeSet<>();
        for (var mount : service.storage().mounts()) {
            if (mount instanceof Mount.Volume volume && volume.isAnonymous()) {
                anonymous.add(volume.target());
            } else {
                named.add(mount.target());
            }
        }
        return old.mounts().stream()
                .filter(mount -> !mount.type().equals("tmpfs"))
                .filter(mount ->
                        anonymous.contains(mount.destination())
                                && !named.contains(mount.destination()))
                .toList();
    }
}
