package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.model.service.Mount;
import io.stackctl.planner.reconcile.Convergence.Replacement;
import io.stackctl.planner.reconcile.Reconciliation.Condition;
import io.stackctl.planner.reconcile.Reconciliation.Replica;
import io.stackctl.state.ContainerState;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.StackLabels;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerRef.Planned;
import io.stackctl.step.container.CopyFiles;
import io.stackctl.step.container.CreateContainer;
import io.stackctl.step.container.NewContainer;
import io.stackctl.step.container.RenameContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns what was decided for the services into steps that create, replace and remove containers.
 */
final class ContainerPlanner {

    private final Reconciliation work;

    ContainerPlanner(Reconciliation work) {
        this.work = work;
    }

    void plan(Map<ServiceName, Convergence> decided) {
        for (var convergence : decided.values()) {
            stopDependents(convergence, decided);
        }
        decided.values().forEach(this::plan);
    }

    // Whoever declared `restart: true` must not see its dependency go away beneath it.
    private void stopDependents(Convergence convergence, Map<ServiceName, Convergence> decided) {
        if (convergence.replaced().isEmpty()) {
            return;
        }
        var service = convergence.service().name();
        for (var dependent : work.dependencies.restartedWith(service)) {
            var theirs = decided.get(dependent);
            if (theirs != null) {
                theirs.kept().forEach(c -> work.stop(c, "restarts with " + service, List.of()));
            }
        }
    }

    private void plan(Convergence convergence) {
        var leftovers = new ArrayList<Integer>();
        for (var leftover : convergence.leftovers()) {
            leftovers.add(work.remove(leftover, "left over from an interrupted replacement"));
        }
        for (var surplus : convergence.surplus()) {
            work.remove(surplus, convergence.service().replicas() + " wanted");
        }
        convergence.kept().forEach(container -> keep(convergence, container));
        convergence.replaced().forEach(replacement -> replace(convergence, replacement, leftovers));
        for (int number : convergence.missing()) {
            create(convergence, number);
        }
    }

    private void keep(Convergence convergence, ObservedContainer container) {
        ContainerRef ref = ContainerRef.of(container);
        if (convergence.adopted().contains(container)) {
            var name = work.names.of(convergence.service(), Convergence.number(container));
            ref = new ContainerRef.Existing(container.id(), name, ref.subject());
            work.existsAfter(
                    ref,
                    work.steps.add(
                            new RenameContainer(
                                    ref, name, "left over from an interrupted replacement")));
        }
        if (work.options.wanted().starts()) {
            work.outlast(container);
        }
        var condition = conditionOf(container);
        if (container.state() == ContainerState.RUNNING && !work.isStopped(container)) {
            work.steps.keep(ref.resource());
        }
        work.replica(convergence.service().name(), new Replica(ref, condition));
    }

    private Condition conditionOf(ObservedContainer container) {
        if (work.isStopped(container)) {
            return Condition.STOPPED;
        }
        return switch (container.state()) {
            case RUNNING ->
                    switch (container.health()) {
                        case NONE -> Condition.RUNNING;
                        case HEALTHY -> Condition.HEALTHY;
                        case STARTING, UNHEALTHY -> Condition.UNHEALTHY;
                    };
            case PAUSED -> Condition.PAUSED;
            case CREATED, RESTARTING, EXITED, DEAD, REMOVING -> Condition.STOPPED;
        };
    }

    private void replace(
            Convergence convergence, Replacement replacement, List<Integer> leftovers) {
        var old = replacement.old();
        var service = convergence.service();
        int number = Convergence.number(old);
        var finalName = work.names.of(service, number);
        var ref =
                new Planned(
                        ReplicaNames.temporary(old.id(), finalName),
                        finalName,
                        subject(convergence, number));
        var recreation = work.options.wanted().recreation();
        var inherited =
                recreation.inheritVolumes() ? inherited(service, old) : List.<MountedVolume>of();
        var waitsFor = new ArrayList<>(leftovers);
        waitsFor.addAll(beforeCreation(service));
        var handover =
                new Handover(
                        work,
                        service,
                        replacement,
                        successor(convergence, ref, number, inherited),
                        waitsFor);
        recreation.strategy().replace(handover);
        work.replica(service.name(), new Replica(ref, Condition.STOPPED));
    }

    private void create(Convergence convergence, int number) {
        var name = work.names.of(convergence.service(), number);
        var ref = new Planned(name, name, subject(convergence, number));
        int created =
                work.steps.add(
                        CreateContainer.of(
                                container(convergence, ref, labels(convergence, number), List.of()),
                                "not found"),
                        beforeCreation(convergence.service()));
        work.existsAfter(ref, created);
        work.replica(convergence.service().name(), new Replica(ref, Condition.STOPPED));
    }

    private static String subject(Convergence convergence, int number) {
        return convergence.service().name() + "/" + number;
    }

    /** A container that takes another's place, which its labels say as long as it is on its way. */
    private NewContainer successor(
            Convergence convergence, Planned ref, int number, List<MountedVolume> inherited) {
        var service = convergence.service();
        var replaced =
                service.containerName().isPresent() ? ref.name() : service.name() + "-" + number;
        return container(
                convergence,
                ref,
                StackLabels.replacing(replaced, labels(convergence, number)),
                inherited);
    }

    private Map<String, String> labels(Convergence convergence, int number) {
        var service = convergence.service();
        var imageId =
                work.observed.image(work.stack.imageOf(service).value()).map(ObservedImage::id);
        return StackLabels.ofReplica(
                work.stack, service, number, imageId, convergence.fields().toString());
    }

    private NewContainer container(
            Convergence convergence,
            Planned ref,
            Map<String, String> labels,
            List<MountedVolume> inherited) {
        var service = convergence.service();
        return new NewContainer(
                ref,
                work.stack,
                service,
                work.stack.imageOf(service),
                labels,
                Endpoints.of(work.stack, service, ref.name(), true, links(service)),
                links(service),
                peers(service),
                inherited,
                false,
                false);
    }

    /**
     * Creates a one-off container.
     *
     * @param waitsFor what has to be done before, besides what it stands on
     * @return the last step
     */
    int create(OneOff oneOff, List<Integer> waitsFor) {
        var service = oneOff.service();
        var imageId =
                work.observed.image(work.stack.imageOf(service).value()).map(ObservedImage::id);
        var container =
                new NewContainer(
                        oneOff.ref(),
                        work.stack,
                        service,
                        work.stack.imageOf(service),
                        StackLabels.ofOneOff(work.stack, service, oneOff.slug(), imageId),
                        Endpoints.of(
                                work.stack,
                                service,
                                oneOff.containerName(),
                                oneOff.serviceAliases(),
                                links(service)),
                        links(service),
                        peers(service),
                        List.of(),
                        oneOff.interactive(),
                        oneOff.removeOnExit());
        var before = new ArrayList<>(prerequisites(service));
        before.addAll(waitsFor);
        int created = work.steps.add(CreateContainer.of(container, "asked for"), before);
        var files = new Grants(work.stack, service).inline();
        return files.isEmpty()
                ? created
                : work.steps.add(
                        new CopyFiles(oneOff.ref(), files, "configs and secrets"), created);
    }

    /** Pairs for the links of a service, whose targets come before it. */
    List<ContainerLink> links(Service service) {
        return Links.of(
                work.stack.name(),
                service,
                linked -> {
                    var targets = new ArrayList<Links.Target>();
                    for (var ref : refs(linked)) {
                        targets.add(new Links.Target(ref.name(), targets.size() + 1));
                    }
                    return targets;
                });
    }

    /** The containers behind each service that this one shares something with. */
    Map<ServiceName, List<ContainerRef>> peers(Service service) {
        Sharing.require(service, peer -> !refs(peer).isEmpty());
        return Sharing.of(service).stream().collect(Collectors.toMap(peer -> peer, this::refs));
    }

    private List<ContainerRef> refs(ServiceName service) {
        var planned = work.replicas(service).stream().map(Replica::ref).toList();
        return planned.isEmpty()
                ? work.observedReplicas(service).stream()
                        .<ContainerRef>map(ContainerRef::of)
                        .toList()
                : planned;
    }

    private List<Integer> beforeCreation(Service service) {
        var steps = new ArrayList<>(work.gates.beforeChange(service.name()));
        steps.addAll(prerequisites(service));
        return steps;
    }

    /** The steps that have to be done before a container of the service can be created. */
    List<Integer> prerequisites(Service service) {
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
        Sharing.of(service).forEach(peer -> others.addAll(refs(peer)));
        Sharing.linked(service).forEach(peer -> others.addAll(refs(peer)));
        var steps = new ArrayList<>(work.images.stepsOf(work.stack.imageOf(service).value()));
        steps.addAll(work.variables.stepsFor(service));
        steps.addAll(work.stepsFor(networks, volumes, others));
        return steps;
    }

    private List<MountedVolume> inherited(Service service, ObservedContainer old) {
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
