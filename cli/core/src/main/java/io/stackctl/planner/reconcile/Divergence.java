package io.stackctl.planner.reconcile;

import io.stackctl.model.AcceptedHashes;
import io.stackctl.model.ConfigHash;
import io.stackctl.model.HashLevel;
import io.stackctl.model.Service;
import io.stackctl.model.deploy.vip.InsideNames;
import io.stackctl.model.name.NetworkName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.fields.Fields;
import io.stackctl.planner.image.MountedImages;
import io.stackctl.state.ContainerState;
import io.stackctl.state.NewLabels;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.StackLabels;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a container still is what its service says, by Docker Compose's rules, and says
 * what differs.
 */
final class Divergence {

    private final Reconciliation work;
    private final Service service;
    private final Fields fields;
    private final Map<ServiceName, Convergence> decided;
    private final Optional<AcceptedHashes> hashes;
    private final InsideNames names;

    /**
     * Prepares for the containers of one service.
     *
     * @param decided the services it depends on
     */
    Divergence(
            Reconciliation work,
            Service service,
            Fields fields,
            Map<ServiceName, Convergence> decided) {
        this.work = work;
        this.service = service;
        this.fields = fields;
        this.decided = decided;
        this.hashes =
                replacedPeer().isPresent()
                        ? Optional.empty()
                        : Optional.of(ConfigHash.accepted(work.stack, service, this::containerOf));
        this.names =
                new StackLabels(NewLabels.called(work.insideNames.told(service), service.labels()))
                        .insideNames();
    }

    /** Why a container has to be replaced; empty when it can stay. */
    Optional<String> of(ObservedContainer container) {
        var reason = work.options.rollout().flatMap(rollout -> rollout.reason(container));
        if (reason.isPresent()) {
            return reason;
        }
        return switch (work.options.wanted().recreationOf(service.name())) {
            case NEVER -> Optional.empty();
            case ALWAYS -> Optional.of("asked for");
            case DIVERGED -> difference(container);
        };
    }

    /** Whether a container is out of date, also where it stays or goes regardless. */
    boolean isObsolete(ObservedContainer container) {
        return known(container).isPresent();
    }

    /** The level whose hash alone a container has, so that the other release would replace it. */
    Optional<HashLevel> onlyLevelOf(ObservedContainer container) {
        var hash = container.configHash().orElse("");
        return hashes.flatMap(accepted -> accepted.onlyLevelOf(hash));
    }

    private Optional<String> difference(ObservedContainer container) {
        return known(container).or(() -> work.variables.change(service));
    }

    private Optional<String> known(ObservedContainer container) {
        return replacedPeer()
                .map(peer -> "shares with " + peer + ", which gets a new container")
                .or(() -> definition(container))
                .or(() -> names(container))
                .or(() -> image(container))
                .or(() -> mountedImage(container))
                .or(() -> network(container))
                .or(() -> volume(container))
                .or(() -> contents(container));
    }

    private Optional<ServiceName> replacedPeer() {
        return Sharing.of(service).stream()
                .filter(peer -> decided.containsKey(peer) && !decided.get(peer).keepsFirst())
                .findFirst();
    }

    private String containerOf(ServiceName peer) {
        var convergence = decided.get(peer);
        if (convergence != null) {
            return convergence.kept().getFirst().id().value();
        }
        return work.observedReplicas(peer).stream()
                .findFirst()
                .map(container -> container.id().value())
                .orElse(peer.value());
    }

    private Optional<String> definition(ObservedContainer container) {
        var hash = container.configHash().orElse("");
        if (hashes.filter(accepted -> accepted.contain(hash)).isPresent()) {
            return Optional.empty();
        }
        var shown = shownDifference(container);
        if (shown.isPresent() || !work.variables.stepsFor(service).isEmpty()) {
            return shown;
        }
        return Optional.of(
                container.labels().definition().isPresent()
                        ? "a hidden value changed"
                        : "definition changed");
    }

    /** Apart from variables that are not known yet. */
    private Optional<String> shownDifference(ObservedContainer container) {
        var remembered = container.labels().definition();
        if (remembered.isPresent()) {
            var unknown = work.variables.prefixesIn(service);
            return fields.withoutVariables(unknown)
                    .differenceTo(Fields.parse(remembered.get()).withoutVariables(unknown));
        }
        var wanted = work.stack.imageOf(service).value();
        return wanted.equals(container.image())
                ? Optional.empty()
                : Optional.of("image " + container.image() + " -> " + wanted);
    }

    /** They are told by labels, which are no part of the definition that is hashed. */
    private Optional<String> names(ObservedContainer container) {
        return names.differenceTo(container.labels().insideNames());
    }

    // An image that is not on the engine tells nothing: the container may well outlive it.
    private Optional<String> image(ObservedContainer container) {
        var wanted = work.stack.imageOf(service).value();
        var foreseen = work.images.change(wanted);
        if (foreseen.isPresent()) {
            return foreseen;
        }
        return work.observed
                .image(wanted)
                .filter(image -> !isMadeFrom(container, image))
                .map(image -> "image " + wanted + " is another one now");
    }

    private boolean isMadeFrom(ObservedContainer container, ObservedImage image) {
        return container
                .labels()
                .imageId()
                .filter(id ->
                        id.equals(image.id())
                                || id.equals(image.contentDigest(work.stack.platformOf(service))))
                .isPresent();
    }

    // A container that does not say what it mounts is of a release that did not look at it.
    private Optional<String> mountedImage(ObservedContainer container) {
        for (var mount : MountedImages.of(service)) {
            var foreseen = work.images.change(mount.image().value());
            if (foreseen.isPresent()) {
                return foreseen;
            }
        }
        var is = MountedImages.digests(work.observed, service);
        var was = container.labels().mountedImages();
        return was.isPresent() && is.isPresent() && !was.equals(is)
                ? Optional.of("a mounted image is another one now")
                : Optional.empty();
    }

    private Optional<String> network(ObservedContainer container) {
        return service.connectivity().networks().stream()
                .map(attachment -> Endpoints.definitionOf(work.stack, attachment).name())
                .filter(name -> !work.isToJoin(container, name) && !isMember(container, name))
                .findFirst()
                .map(name -> "not in network " + name);
    }

    private boolean isMember(ObservedContainer container, NetworkName network) {
        var found = work.observed.network(network.value());
        // One that does not run may know a network by its name alone, and finds it by that.
        boolean named =
                container.state() != ContainerState.RUNNING || work.stops.include(container);
        var name = found.map(ObservedNetwork::name).orElse(network.value());
        return container.networks().stream()
                .anyMatch(membership ->
                        (named && membership.networkName().equals(name))
                                || (found.isPresent()
                                        && membership
                                                .networkId()
                                                .equals(Optional.of(found.get().id()))));
    }

    private Optional<String> volume(ObservedContainer container) {
        return VolumePlanner.volumesOf(service).stream()
                .flatMap(key ->
                        work.stack.volumes().stream().filter(volume -> volume.key().equals(key)))
                .map(volume -> volume.name().value())
                .filter(name ->
                        container.mounts().stream().noneMatch(mount -> mount.name().equals(name)))
                .findFirst()
                .map(name -> "volume " + name + " is not mounted");
    }

    private Optional<String> contents(ObservedContainer container) {
        return container
                .labels()
                .definition()
                .flatMap(remembered ->
                        fields.changedContents(Fields.parse(remembered)).stream().findFirst());
    }
}
