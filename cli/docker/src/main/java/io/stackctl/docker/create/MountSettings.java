package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.Json.JsonArray;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.model.FileDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.FileGrant;
import io.stackctl.model.service.Mount;
import io.stackctl.state.MountedVolume;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is mounted into a container: one thing a path. The engine knows two forms; {@code Binds} is
 * the older one, in which it makes missing folders of the host itself.
 */
final class MountSettings {

    private static final String SECRETS = "/run/secrets/";
    private static final String SOCKET = "/var/run/docker.sock";

    private final Stack stack;
    private final boolean podman;
    private final Map<String, String> binds = new LinkedHashMap<>();
    private final Map<String, Json> mounts = new LinkedHashMap<>();

    private MountSettings(Stack stack, boolean podman) {
        this.stack = stack;
        this.podman = podman;
    }

    static void add(ContainerSpec spec, boolean podman, JsonBuilder host) {
        MountSettings settings = new MountSettings(spec.stack(), podman);
        settings.collect(spec.service(), spec.inherited());
        host.putIfAny("Binds", new ArrayList<>(settings.binds.values()))
                .putIfAny("Mounts", new JsonArray(new ArrayList<>(settings.mounts.values())));
    }

    private void collect(Service service, List<MountedVolume> inherited) {
        for (Mount mount : service.storage().mounts()) {
            if (!(mount instanceof Mount.Volume volume && volume.isAnonymous())) {
                add(mount);
            }
        }
        for (MountedVolume mount : inherited) {
            put(mount.destination(), inherited(mount));
        }
        for (Mount mount : service.storage().mounts()) {
            add(mount);
        }
        for (FileGrant grant : service.storage().secrets()) {
            addFile(stack.secrets(), grant, SECRETS);
        }
        for (FileGrant grant : service.storage().configs()) {
            addFile(stack.configs(), grant, "/");
        }
        if (service.privileges().useApiSocket()) {
            bind(SOCKET, SOCKET + ":" + SOCKET + ":rw");
        }
    }

    private void add(Mount mount) {
        String target = mount.target();
        if (mount instanceof Mount.Bind bind) {

            if (bind.createHostPath()
                    && bind.propagation().isEmpty()
                    && bind.recursive().isEmpty()) {
                bind(target, bindText(bind));
            } else {
                put(target, bindMount(bind));
            }

        } else if (mount instanceof Mount.Volume volume) {

            String named = engineName(volume) + ":" + target + ":" + mode(volume);
            if (podman && PodmanLimits.takesNoCopy(volume)) {
                bind(target, named + ",nocopy");
            } else if (volume.isAnonymous() || needsOptions(volume)) {
                put(target, volumeMount(volume));
            } else {
                bind(target, named);
            }

        } else if (mount instanceof Mount.Tmpfs tmpfs) {
            put(target, tmpfsMount(tmpfs));
        } else if (mount instanceof Mount.Image image) {
            put(
                    target,
                    mount("image", image.image().value(), image)
                            .putIfAny(
                                    "ImageOptions",
                                    new JsonBuilder().putIfAny("Subpath", image.subpath()).build())
                            .build());
        } else if (mount instanceof Mount.NamedPipe pipe) {
            put(target, mount("npipe", pipe.source(), pipe).build());
        } else if (mount instanceof Mount.Cluster volume) {
            put(target, mount("cluster", volume.source(), volume).build());
        }
    }

    private void addFile(List<FileDefinition> definitions, FileGrant grant, String folder) {
        for (FileDefinition definition : definitions) {
            if (definition.key().equals(grant.source()) && definition.file().isPresent()) {
                String given = grant.target().isEmpty() ? grant.source() : grant.target();
                String target = given.startsWith("/") ? given : folder + given;
                put(
                        target,
                        new JsonBuilder()
                                .put("Type", "bind")
                                .put("Source", definition.file().get())
                                .put("Target", target)
                                .put("ReadOnly", true)
                                .build());
            }
        }
    }

    private void bind(String target, String text) {
        if (!mounts.containsKey(target)) {
            binds.putIfAbsent(target, text);
        }
    }

    private void put(String target, Json mount) {
        if (!binds.containsKey(target)) {
            mounts.putIfAbsent(target, mount);
        }
    }

    private static String bindText(Mount.Bind bind) {
        String text = bind.source() + ":" + bind.target() + ":" + mode(bind);
        return bind.selinux().isEmpty() ? text : text + "," + bind.selinux();
    }

    private static Json bindMount(Mount.Bind bind) {
        Json options =
                new JsonBuilder()
                        .putIfAny("Propagation", bind.propagation())
                        .putIfTrue("NonRecursive", bind.recursive().equals("disabled"))
                        .putIfTrue("CreateMountpoint", bind.createHostPath())
                        .putIfTrue("ReadOnlyNonRecursive", bind.recursive().equals("writable"))
                        .putIfTrue("ReadOnlyForceRecursive", bind.recursive().equals("readonly"))
                        .build();
        return mount("bind", bind.source(), bind)
                .putIfAny("Consistency", bind.consistency())
                .putIfAny("BindOptions", options)
                .build();
    }

    private static boolean needsOptions(Mount.Volume volume) {
        return volume.noCopy() || !volume.subpath().isEmpty() || !volume.labels().isEmpty();
    }

    private Json volumeMount(Mount.Volume volume) {
        Json options =
                new JsonBuilder()
                        .putIfTrue("NoCopy", volume.noCopy())
                        .putIfAny("Labels", volume.labels())
                        .putIfAny("Subpath", volume.subpath())
                        .build();
        return mount("volume", engineName(volume), volume)
                .putIfAny("VolumeOptions", options)
                .build();
    }

    /** A volume's name on the engine; empty for an anonymous one. */
    private String engineName(Mount.Volume volume) {
        return stack.volumes().stream()
                .filter(definition -> definition.key().equals(volume.volume()))
                .map(definition -> definition.name().value())
                .findFirst()
                .orElse(volume.volume());
    }

    private static Json tmpfsMount(Mount.Tmpfs tmpfs) {
        JsonBuilder options = new JsonBuilder();
        tmpfs.size().ifPresent(size -> options.putIfAny("SizeBytes", size.bytes()));
        tmpfs.mode().ifPresent(mode -> options.putIfAny("Mode", mode));
        return mount("tmpfs", "", tmpfs).putIfAny("TmpfsOptions", options.build()).build();
    }

    private static Json inherited(MountedVolume mount) {
        return new JsonBuilder()
                .put("Type", mount.type())
                .put("Source", mount.name().isEmpty() ? mount.source() : mount.name())
                .put("Target", mount.destination())
                .putIfTrue("ReadOnly", !mount.writable())
                .build();
    }

    private static JsonBuilder mount(String type, String source, Mount mount) {
        return new JsonBuilder()
                .put("Type", type)
                .putIfAny("Source", source)
                .put("Target", mount.target())
                .putIfTrue("ReadOnly", mount.readOnly());
    }

    private static String mode(Mount mount) {
        return mount.readOnly() ? "ro" : "rw";
    }
}
