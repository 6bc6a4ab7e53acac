package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.planner.image.MountedImages;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.NewLabels;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.ContainerRef.Planned;
import io.stackctl.step.container.NewContainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What new containers of a service are made with. */
final class NewContainers {

    private final Reconciliation work;

    NewContainers(Reconciliation work) {
        this.work = work;
    }

    /** A further replica of a service. */
    NewContainer replica(Convergence convergence, Planned ref, int number) {
        return container(convergence, ref, labels(convergence, number), List.of());
    }

    /** A container that takes another's place, which its labels say as long as it is on its way. */
    NewContainer successor(Convergence convergence, Planned ref, ObservedContainer old) {
        var service = convergence.service();
        int number = Convergence.number(old);
        var replaced =
                service.containerName().isPresent() ? ref.name() : service.name() + "-" + number;
        return container(
                convergence,
                ref,
                NewLabels.replacing(replaced, labels(convergence, number)),
                work.options.wanted().recreation().inheritVolumes()
                        ? new InheritedVolumes(work).of(service, old)
                        : List.of());
    }

    /** A container for one command. */
    NewContainer oneOff(OneOff oneOff) {
        var service = MountedImages.named(work.stack, work.observed, oneOff.service());
        return new NewContainer(
                oneOff.ref(),
                work.stack,
                service,
                work.stack.imageOf(service),
                madeFrom(
                        service,
                        NewLabels.ofOneOff(work.stack, service, work.level, oneOff.slug())),
                Endpoints.of(
                        work.stack,
                        work.insideNames,
                        service,
                        oneOff.containerName(),
                        oneOff.serviceAliases(),
                        links(service)),
                links(service),
                peers(service),
                List.of(),
                oneOff.interactive(),
                oneOff.removeOnExit());
    }

    private Map<String, String> labels(Convergence convergence, int number) {
        var service = convergence.service();
        var labels =
                NewLabels.called(
                        work.insideNames.told(service),
                        madeFrom(
                                service,
                                NewLabels.ofReplica(
                                        work.stack,
                                        service,
                                        work.level,
                                        number,
                                        convergence.fields().toString())));
        return Rollout.revisionOf(work.options)
                .filter(revision -> !revision.equals(RevisionNumber.NONE))
                .map(revision -> NewLabels.deployed(revision, labels))
                .orElse(labels);
    }

    private Map<String, String> madeFrom(Service service, Map<String, String> labels) {
        var image =
                work.observed
                        .image(work.stack.imageOf(service).value())
                        .map(found ->
                                switch (work.level) {
                                    case COMPOSE_2 -> found.id();
                                    case COMPOSE_5 ->
                                            found.contentDigest(work.stack.platformOf(service));
                                });
        // Docker Compose 2 does not look at what is mounted, and what it does not know is no harm.
        var mounted = MountedImages.digests(work.observed, service).orElse("");
        return NewLabels.madeFrom(image, mounted, labels);
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
                Endpoints.of(
                        work.stack, work.insideNames, service, ref.name(), true, links(service)),
                links(service),
                peers(service),
                inherited,
                false,
                false);
    }

    /** Pairs for the links of a service, whose targets come before it. */
    private List<ContainerLink> links(Service service) {
        return Links.of(
                work.stack.name(),
                service,
                linked -> {
                    var targets = new ArrayList<Links.Target>();
                    for (var ref : work.refs(linked)) {
                        targets.add(new Links.Target(ref.name(), targets.size() + 1));
                    }
                    return targets;
                });
    }

    /** The containers behind each service that this one shares something with. */
    private Map<ServiceName, List<ContainerRef>> peers(Service service) {
        Sharing.require(service, peer -> !work.refs(peer).isEmpty());
        return Sharing.of(service).stream().collect(Collectors.toMap(peer -> peer, work::refs));
    }
}
