package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.service.Mount;
import io.stackctl.model.tree.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is mounted into the tasks of a service. */
final class MountSpecs {

    private static final String SHARED_MEMORY = "/dev/shm";

    private final Stack stack;

    private MountSpecs(Stack stack) {
        this.stack = stack;
    }

    static Json of(Stack stack, Service service) {
        var specs = new MountSpecs(stack);
        List<Json> mounts = new ArrayList<>();
        for (var mount : service.storage().mounts()) {
            mounts.add(specs.of(mount));
        }
        for (var tmpfs : service.storage().tmpfs()) {
            mounts.add(tmpfs(tmpfs, false, Optional.empty(), Optional.empty()));
        }
        service.limits()
                .shmSize()
                .ifPresent(size ->
                        mounts.add(
                                tmpfs(SHARED_MEMORY, false, Optional.of(size), Optional.empty())));
        return new Json.JsonArray(mounts);
    }

    private Json of(Mount mount) {
        return switch (mount) {
            case Mount.Bind bind -> bind(bind);
            case Mount.Volume volume -> volume(volume);
            case Mount.Tmpfs tmpfs ->
                    tmpfs(tmpfs.target(), tmpfs.readOnly(), tmpfs.size(), tmpfs.mode());
            case Mount.Image image ->
                    begin("image", image.image().value(), image)
                            .putIfAny(
                                    "ImageOptions",
                                    new JsonBuilder().putIfAny("Subpath", image.subpath()).build())
                            .build();
            case Mount.NamedPipe pipe -> begin("npipe", pipe.source(), pipe).build();
            case Mount.Cluster cluster ->
                    begin("cluster", nameOf(cluster.source()), cluster)
                            .put("ClusterOptions", Json.emptyObject())
                            .build();
        };
    }

    private static JsonBuilder begin(String type, String source, Mount mount) {
        return new JsonBuilder()
                .put("Type", type)
                .putIfAny("Source", source)
                .put("Target", mount.target())
                .putIfTrue("ReadOnly", mount.readOnly());
    }

    private static Json bind(Mount.Bind bind) {
        return begin("bind", bind.source(), bind)
                .putIfAny("Consistency", bind.consistency())
                .putIfAny(
                        "BindOptions",
                        new JsonBuilder().putIfAny("Propagation", bind.propagation()).build())
                .build();
    }

    private Json volume(Mount.Volume mount) {
        if (mount.isAnonymous()) {
            return begin("volume", "", mount).build();
        }
        var options =
                new JsonBuilder()
                        .putIfTrue("NoCopy", mount.noCopy())
                        .putIfAny("Subpath", mount.subpath());
        find(mount.volume())
                .filter(volume -> !volume.external())
                .ifPresent(volume ->
                        options.put(
                                        "Labels",
                                        Json.of(NamespaceLabels.of(stack.name(), volume.labels())))
                                .putIfAny("DriverConfig", driver(volume)));
        return begin("volume", nameOf(mount.volume()), mount)
                .put("VolumeOptions", options.build())
                .build();
    }

    private static Json driver(VolumeDefinition volume) {
        return new JsonBuilder()
                .putIfAny("Name", volume.driver())
                .putIfAny("Options", volume.driverOptions())
                .build();
    }

    private String nameOf(String key) {
        return find(key).map(volume -> volume.name().value()).orElse(key);
    }

    private Optional<VolumeDefinition> find(String key) {
        return stack.volumes().stream().filter(volume -> volume.key().equals(key)).findFirst();
    }

    private static Json tmpfs(
            String target, boolean readOnly, Optional<ByteSize> size, Optional<Integer> mode) {
        var options = new JsonBuilder();
        size.ifPresent(bytes -> options.putIfAny("SizeBytes", bytes.bytes()));
        mode.ifPresent(bits -> options.putIfAny("Mode", bits));
        return new JsonBuilder()
                .put("Type", "tmpfs")
                .put("Target", target)
                .putIfTrue("ReadOnly", readOnly)
                .putIfAny("TmpfsOptions", options.build())
                .build();
    }
}
