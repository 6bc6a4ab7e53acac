package io.stackctl.state;

import io.stackctl.model.HashLevel;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One snapshot of everything on the engine that concerns a stack. It keeps all candidates: which of
 * them matter is the planner's choice.
 *
 * @param containers every container that carries the stack's label and a configuration hash,
 *     one-off ones too, sorted by name
 * @param networks those with the stack's label or with a name that the definition uses, sorted by
 *     name
 * @param volumes likewise
 * @param images local images by the reference that was asked for; an absent one has no entry
 * @param kept volumes in which stackctl keeps what it knows of the stack, such as its deployments,
 *     sorted by name
 * @param ending containers that still run but were asked to end, as far as that is known
 * @param inits containers in which {@code pre_start} steps run, or ran and failed; they are not
 *     among {@code containers}
 */
public record ObservedStack(
        StackName name,
        List<ObservedContainer> containers,
        List<ObservedNetwork> networks,
        List<ObservedVolume> volumes,
        Map<String, ObservedImage> images,
        List<ObservedVolume> kept,
        Set<ContainerId> ending,
        List<ObservedContainer> inits) {

    public ObservedStack {
        containers = List.copyOf(containers);
        networks = List.copyOf(networks);
        volumes = List.copyOf(volumes);
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        kept = List.copyOf(kept);
        ending = Set.copyOf(ending);
        inits = List.copyOf(inits);
    }

    /** One that nothing else is known of. */
    public ObservedStack(
            StackName name,
            List<ObservedContainer> containers,
            List<ObservedNetwork> networks,
            List<ObservedVolume> volumes,
            Map<String, ObservedImage> images) {
        this(name, containers, networks, volumes, images, List.of(), Set.of(), List.of());
    }

    /** The same, with what is kept of it. */
    public ObservedStack keeping(List<ObservedVolume> own) {
        return new ObservedStack(name, containers, networks, volumes, images, own, ending, inits);
    }

    /** The same, with other images behind some references. */
    public ObservedStack withImages(Map<String, ObservedImage> others) {
        var all = new LinkedHashMap<>(images);
        all.putAll(others);
        return new ObservedStack(name, containers, networks, volumes, all, kept, ending, inits);
    }

    /** The same, with what was asked to end. */
    public ObservedStack withEnding(Set<ContainerId> containers) {
        return new ObservedStack(
                name, this.containers, networks, volumes, images, kept, containers, inits);
    }

    /** The same, with what {@code pre_start} steps ran in. */
    public ObservedStack withInits(List<ObservedContainer> found) {
        return new ObservedStack(name, containers, networks, volumes, images, kept, ending, found);
    }

    /** Whether a container will not run for much longer, though it runs now. */
    public boolean isEnding(ObservedContainer container) {
        return container.isUp() && ending.contains(container.id());
    }

    /** How most of its containers are hashed: new ones are hashed likewise. */
    public HashLevel hashLevel() {
        return HashLevel.ofMost(
                containers.stream()
                        .flatMap(container -> container.labels().hashLevel().stream())
                        .toList());
    }

    /** The replicas of a service, sorted by name, one-off containers left out. */
    public List<ObservedContainer> replicasOf(ServiceName service) {
        List<ObservedContainer> replicas = new ArrayList<>();
        for (ObservedContainer container : containers) {
            if (!container.oneOff() && container.service().equals(service)) {
                replicas.add(container);
            }
        }
        return List.copyOf(replicas);
    }

    /** The network of that exact name; an id serves as well, as it does for external networks. */
    public Optional<ObservedNetwork> network(String nameOrId) {
        return networks.stream()
                .filter(network ->
                        network.name().equals(nameOrId) || network.id().value().equals(nameOrId))
                .findFirst();
    }

    /** The volume of that exact name. */
    public Optional<ObservedVolume> volume(String volumeName) {
        return volumes.stream().filter(volume -> volume.name().equals(volumeName)).findFirst();
    }

    /** The local image behind a reference such as {@code redis:7}. */
    public Optional<ObservedImage> image(String reference) {
        return Optional.ofNullable(images.get(reference));
    }
}
