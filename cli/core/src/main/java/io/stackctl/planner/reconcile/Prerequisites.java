package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.planner.image.MountedImages;
import io.stackctl.step.ContainerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What has to be done before a container can be created. */
final class Prerequisites {

    private final Reconciliation work;

    Prerequisites(Reconciliation work) {
        this.work = work;
    }

    /** The same for a replica, which waits at gates. */
    List<Integer> beforeReplica(Service service) {
        var steps = new ArrayList<>(work.gates.beforeChange(service.name()));
        steps.addAll(of(service));
        return steps;
    }

    /** The steps that have to be done before a container of the service can be created. */
    List<Integer> of(Service service) {
        Set<String> networks = new TreeSet<>();
        service.connectivity()
                .networks()
                .forEach(a -> networks.add(Endpoints.definitionOf(work.stack, a).name().value()));
        Set<String> volumes = new TreeSet<>();
        var keys = VolumePlanner.volumesOf(service);
        work.stack.volumes().stream()
                .filter(volume -> keys.contains(volume.key()))
                .forEach(volume -> volumes.add(volume.name().value()));
        var others = new ArrayList<ContainerRef>();
        Sharing.of(service).forEach(peer -> others.addAll(work.refs(peer)));
        Sharing.linked(service).forEach(peer -> others.addAll(work.refs(peer)));
        var steps = new ArrayList<>(work.images.stepsOf(work.stack.imageOf(service).value()));
        for (var mount : MountedImages.of(service)) {
            steps.addAll(work.images.stepsOf(mount.image().value()));
        }
        steps.addAll(work.variables.stepsFor(service));
        steps.addAll(work.stepsFor(networks, volumes, others));
        return steps;
    }
}
