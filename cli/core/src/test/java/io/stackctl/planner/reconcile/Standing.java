package io.stackctl.planner.reconcile;

import io.stackctl.model.ConfigHash;
import io.stackctl.model.HashLevel;
import io.stackctl.model.Platform;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Mount;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.fields.Fields;
import io.stackctl.planner.image.MountedImages;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.LocalManifest;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.NetworkMembership;
import io.stackctl.state.NewLabels;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedImage;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedStack;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Builds snapshots: how the engine stands after a stack was brought up, and what changed since. */
public final class Standing {

    private final Stack stack;
    private final List<ObservedContainer> containers = new ArrayList<>();
    private final Map<String, ObservedNetwork> networks = new TreeMap<>();
    private final Map<String, ObservedVolume> volumes = new TreeMap<>();
    private final Map<String, ObservedImage> images = new TreeMap<>();

    private Standing(Stack stack) {
        this.stack = stack;
    }

    /** An engine that has the images of a stack and nothing else. */
    public static Standing before(Stack stack) {
        var standing = new Standing(stack);
        for (var service : stack.services()) {
            standing.image(stack.imageOf(service).value(), "sha256:" + stack.imageOf(service));
        }
        return standing;
    }

    /** An engine on which a stack was brought up: everything runs. */
    public static Standing after(Stack stack) {
        return after(stack, HashLevel.COMPOSE_5);
    }

    /** The same, brought up by one whose hashes are of a level. */
    static Standing after(Stack stack, HashLevel level) {
        var standing = before(stack);
        stack.networks()
                .forEach(network ->
                        standing.networks.put(
                                network.name().value(),
                                new ObservedNetwork(
                                        new NetworkId("id-of-" + network.name()),
                                        network.name().value(),
                                        "bridge",
                                        new StackLabels(
                                                NewLabels.ofNetwork(stack, network, level)))));
        stack.volumes()
                .forEach(volume ->
                        standing.volumes.put(
                                volume.name().value(),
                                new ObservedVolume(
                                        volume.name().value(),
                                        "local",
                                        "/volumes/" + volume.name(),
                                        new StackLabels(
                                                NewLabels.ofVolume(stack, volume, level)))));
        for (var service : Dependencies.inOrder(stack)) {
            for (int number = 1; number <= service.replicas().value(); number++) {
                standing.containers.add(standing.container(service, number, level));
            }
        }
        return standing;
    }

    Standing image(String reference, String id) {
        images.put(
                reference,
                new ObservedImage(
                        new ImageId(id),
                        List.of(reference),
                        List.of(),
                        "linux/amd64",
                        Optional.empty(),
                        Instant.EPOCH,
                        List.of(),
                        Set.of(),
                        StackLabels.NONE,
                        1));
        return this;
    }

    /** Has several images under one reference, by id with the platform of each. */
    Standing manifests(String reference, String id, Map<String, String> platforms) {
        images.put(
                reference,
                new ObservedImage(
                        new ImageId(id),
                        List.of(reference),
                        List.of(),
                        "linux/amd64",
                        Optional.empty(),
                        Instant.EPOCH,
                        platforms.entrySet().stream()
                                .map(one ->
                                        new LocalManifest(
                                                new ImageId(one.getKey()),
                                                Optional.of(Platform.of(one.getValue()))))
                                .toList(),
                        Set.of(),
                        StackLabels.NONE,
                        1));
        return this;
    }

    /** Has one more network, which says of itself what it says. */
    Standing network(String name, Map<String, String> labels) {
        networks.put(
                name,
                new ObservedNetwork(
                        new NetworkId("id-of-" + name), name, "bridge", new StackLabels(labels)));
        return this;
    }

    /** Has no network of a name any more, though containers may know it. */
    Standing withoutNetwork(String name) {
        networks.remove(name);
        return this;
    }

    /** Has one more volume, which says of itself what it says. */
    Standing volume(String name, Map<String, String> labels) {
        volumes.put(
                name,
                new ObservedVolume(name, "local", "/volumes/" + name, new StackLabels(labels)));
        return this;
    }

    Standing withoutImage(String reference) {
        images.remove(reference);
        return this;
    }

    /** Changes one container, by service and number. */
    Standing change(String service, int number, UnaryOperator<ObservedContainer> change) {
        containers.replaceAll(container ->
                container.service().equals(ServiceName.of(service))
                                && container.number().equals(OptionalInt.of(number))
                        ? change.apply(container)
                        : container);
        return this;
    }

    public Standing state(String service, int number, ContainerState state) {
        return change(service, number, c -> with(c, c.name(), state, c.health(), c.labels()));
    }

    public Standing health(String service, int number, Health health) {
        return change(service, number, c -> with(c, c.name(), c.state(), health, c.labels()));
    }

    Standing label(String service, int number, String key, String value) {
        return change(
                service,
                number,
                c -> {
                    var labels = new HashMap<>(c.labels().all());
                    labels.put(key, value);
                    return with(c, c.name(), c.state(), c.health(), new StackLabels(labels));
                });
    }

    /** What an interrupted replacement of a container left: a new one under the temporary name. */
    public Standing leftover(String service, int number, boolean oldGone) {
        var old =
                containers.stream()
                        .filter(c ->
                                c.service().equals(ServiceName.of(service))
                                        && c.number().equals(OptionalInt.of(number)))
                        .findFirst()
                        .orElseThrow();
        var labels = NewLabels.replacing(service + "-" + number, old.labels().all());
        var temporary =
                with(
                        old,
                        ReplicaNames.temporary(old.id(), old.name()),
                        ContainerState.CREATED,
                        Health.NONE,
                        new StackLabels(labels));
        containers.add(withId(temporary, "e".repeat(64)));
        if (oldGone) {
            containers.remove(old);
        }
        return this;
    }

    Standing without(String service, int number) {
        containers.removeIf(c ->
                c.service().equals(ServiceName.of(service))
                        && c.number().equals(OptionalInt.of(number)));
        return this;
    }

    public ObservedStack build() {
        var sorted = new ArrayList<>(containers);
        sorted.sort((left, right) -> left.name().compareTo(right.name()));
        return new ObservedStack(
                stack.name(),
                sorted,
                List.copyOf(networks.values()),
                List.copyOf(volumes.values()),
                images);
    }

    private ObservedContainer container(Service service, int number, HashLevel level) {
        var hashed = MountedImages.named(stack, build(), service);
        var hash = ConfigHash.of(stack, hashed, level, this::idOfFirst);
        var fields = Fields.of(service, new Grants(stack, service).digests(Map.of()));
        var image = stack.imageOf(service).value();
        var labels =
                NewLabels.hashed(
                        hash,
                        NewLabels.madeFrom(
                                Optional.of(new ImageId("sha256:" + image)),
                                "",
                                NewLabels.ofReplica(
                                        stack, service, level, number, fields.toString())));
        var name = new ReplicaNames(stack.name(), "-").of(service, number);
        return new ObservedContainer(
                id(service.name().value() + number),
                name,
                image,
                new ImageId("sha256:" + image),
                "run",
                Instant.EPOCH,
                ContainerState.RUNNING,
                "Up 5 minutes",
                service.healthcheck().isPresent() ? Health.HEALTHY : Health.NONE,
                OptionalInt.empty(),
                service.name(),
                OptionalInt.of(number),
                false,
                Optional.of(hash),
                new StackLabels(labels),
                service.connectivity().networks().stream()
                        .map(a -> Endpoints.definitionOf(stack, a).name().value())
                        .map(network ->
                                new NetworkMembership(
                                        network,
                                        Optional.of(new NetworkId("id-of-" + network)),
                                        "10.0.0.2"))
                        .toList(),
                mounts(service),
                List.of());
    }

    private List<MountedVolume> mounts(Service service) {
        var mounts = new ArrayList<MountedVolume>();
        for (var mount : service.storage().mounts()) {
            if (mount instanceof Mount.Volume volume) {
                var name =
                        volume.isAnonymous()
                                ? "anonymous"
                                : stack.volumes().stream()
                                        .filter(v -> v.key().equals(volume.volume()))
                                        .findFirst()
                                        .orElseThrow()
                                        .name()
                                        .value();
                mounts.add(
                        new MountedVolume(
                                "volume", name, "/volumes/" + name, volume.target(), true));
            }
        }
        return mounts;
    }

    private String idOfFirst(ServiceName service) {
        return containers.stream()
                .filter(container -> container.service().equals(service))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
    }

    private static ContainerId id(String text) {
        var hex = new StringBuilder();
        text.chars().forEach(c -> hex.append(String.format("%02x", c)));
        return new ContainerId((hex + "0".repeat(64)).substring(0, 64));
    }

    private static ObservedContainer with(
            ObservedContainer c,
            String name,
            ContainerState state,
            Health health,
            StackLabels labels) {
        return with(c, c.id(), name, state, health, labels, c.networks());
    }

    private static ObservedContainer with(
            ObservedContainer c,
            ContainerId id,
            String name,
            ContainerState state,
            Health health,
            StackLabels labels,
            List<NetworkMembership> networks) {
        return new ObservedContainer(
                id,
                name,
                c.image(),
                c.imageId(),
                c.command(),
                c.created(),
                state,
                c.status(),
                health,
                c.exitCode(),
                c.service(),
                c.number(),
                c.oneOff(),
                labels.configHash(),
                labels,
                networks,
                c.mounts(),
                c.ports());
    }

    static ObservedContainer withoutNetworks(ObservedContainer c) {
        return with(c, c.id(), c.name(), c.state(), c.health(), c.labels(), List.of());
    }

    private static ObservedContainer withId(ObservedContainer c, String id) {
        return with(
                c, new ContainerId(id), c.name(), c.state(), c.health(), c.labels(), c.networks());
    }
}
