package io.stackctl.kubernetes.storage;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.kubernetes.scope.WorkloadKind;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.service.Mount;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The named volumes of a stack as claims. */
public final class Claims {

    /** What a volume has at least where nothing says how large it is; claims can grow later. */
    private static final String SIZE = "1Gi";

    private static final Set<String> DRIVERS = Set.of("", "local");

    private final StackScope stack;

    public Claims(StackScope stack) {
        this.stack = stack;
    }

    public List<KubernetesObject> objects() {
        var objects = new ArrayList<KubernetesObject>();
        for (var volume : stack.stack().volumes()) {
            var users = users(volume);
            var source = new VolumeSource(stack, volume);
            if (!users.isEmpty() && !volume.external()) {
                check(volume, source);
                if (source.isClaim()) {
                    objects.add(claim(volume, source, users));
                }
            }
        }
        return objects;
    }

    private void check(VolumeDefinition volume, VolumeSource source) {
        var place = place(volume);
        if (!DRIVERS.contains(volume.driver())) {
            refuse(volume, "driver", "there is no driver '" + volume.driver() + "' in a cluster");
        } else if (source.isClaim() && !volume.driverOptions().isEmpty()) {
            refuse(volume, "driver_opts", "Kubernetes does not know these options");
        } else if (volume.driverOptions().getOrDefault("o", "").contains("bind")) {
            stack.findings()
                    .warn(
                            place,
                            "volumes." + volume.key(),
                            "lies on whatever node a pod runs on",
                            "leave the options out to have a claim");
        }
    }

    private void refuse(VolumeDefinition volume, String key, String message) {
        stack.findings()
                .refuse(
                        volume.definition().mapping(key).location().isKnown()
                                ? volume.definition().mapping(key).location()
                                : place(volume),
                        "volumes." + volume.key() + "." + key,
                        message,
                        "make a PersistentVolumeClaim of the storage class that has it, and write"
                                + " external: true");
    }

    private Location place(VolumeDefinition volume) {
        var entry = stack.stack().definition().mapping("volumes").entry(volume.key());
        return entry == null ? volume.definition().location() : entry.keyLocation();
    }

    private KubernetesObject claim(
            VolumeDefinition volume, VolumeSource source, List<ServiceScope> users) {
        var shared = users.size() > 1 || isSpread(users.getFirst());
        if (shared) {
            stack.findings()
                    .warn(
                            place(volume),
                            "volumes." + volume.key(),
                            "is written to by several pods: its claim is ReadWriteMany",
                            "have a storage class that can do that, or one pod that uses it");
        }
        var metadata = stack.metadata(source.claimName());
        metadata.put(
                "annotations",
                Annotations.of(
                        volume.definition().mapping("labels"),
                        stack.findings(),
                        "volumes." + volume.key() + ".labels"));
        var spec =
                new Fields()
                        .put("accessModes", mode(shared))
                        .put(
                                "resources",
                                new Fields().put("requests", new Fields().text("storage", SIZE)));
        return KubernetesObject.of(
                "v1",
                "PersistentVolumeClaim",
                metadata.build(),
                new Fields().put("spec", spec),
                place(volume));
    }

    private static Sequence mode(boolean shared) {
        var word = shared ? "ReadWriteMany" : "ReadWriteOnce";
        return new Sequence(List.of(new Scalar.Text(word, Location.NONE)), Location.NONE);
    }

    private static boolean isSpread(ServiceScope user) {
        return user.kind() == WorkloadKind.DAEMON_SET || user.service().replicas().value() > 1;
    }

    private List<ServiceScope> users(VolumeDefinition volume) {
        return stack.services().stream()
                .filter(service ->
                        service.service().storage().mounts().stream()
                                .anyMatch(mount ->
                                        mount instanceof Mount.Volume named
                                                && named.volume().equals(volume.key())))
                .toList();
    }
}
