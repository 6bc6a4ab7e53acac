package io.stackctl.kubernetes.storage;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.service.Mount;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.Mapping;
import java.util.Optional;

/** The entries of a service's {@code volumes}. */
final class VolumeMounts {

    private final ServiceScope service;
    private final PodStorage storage;

    VolumeMounts(ServiceScope service, PodStorage storage) {
        this.service = service;
        this.storage = storage;
    }

    void add(Mapping entry) {
        switch (Mount.of(entry)) {
            case Mount.Volume volume -> volume(volume, entry);
            case Mount.Bind bind -> new BindMount(service, storage, entry).add(bind);
            case Mount.Tmpfs tmpfs ->
                    storage.memory(
                            tmpfs.target(), tmpfs.size().map(ByteSize::bytes), entry.location());
            case Mount.Image image -> image(image, entry);
            case Mount.NamedPipe pipe -> refuse(entry, pipe.source(), "a pipe of Windows");
            case Mount.Cluster cluster -> refuse(entry, cluster.source(), "a volume of a swarm");
        }
    }

    private void refuse(Mapping entry, String source, String what) {
        service.refuse(
                entry.location(),
                "volumes",
                "'" + source + "' is " + what,
                "use a PersistentVolumeClaim of the cluster: a volume with external: true");
    }

    private void volume(Mount.Volume volume, Mapping entry) {
        var place = entry.location();
        if (volume.isAnonymous()) {
            var name = storage.unused(ObjectNames.of("scratch" + volume.target()));
            storage.volume(name, new Fields(place).empty("emptyDir"));
            mount(name, volume, entry);
            return;
        }
        var definition =
                service.stack().stack().volumes().stream()
                        .filter(one -> one.key().equals(volume.volume()))
                        .findFirst();
        if (definition.isEmpty()) {
            return;
        }
        var name = ObjectNames.of(volume.volume());
        storage.volume(name, new VolumeSource(service.stack(), definition.get()).fields(place));
        mount(name, volume, entry);
    }

    private void mount(String name, Mount.Volume volume, Mapping entry) {
        var fields =
                new Fields(entry.location()).text("name", name).text("mountPath", volume.target());
        if (!volume.subpath().isEmpty()) {
            fields.text("subPath", volume.subpath());
        }
        readOnly(fields, volume.readOnly());
        storage.mount(fields);
    }

    private void image(Mount.Image image, Mapping entry) {
        var place = entry.location();
        var name = storage.unused(ObjectNames.of("image" + image.target()));
        var source = new Fields(place).text("reference", image.image().toString());
        storage.volume(name, new Fields(place).put("image", source));
        var fields = new Fields(place).text("name", name).text("mountPath", image.target());
        Optional.of(image.subpath())
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> fields.text("subPath", path));
        readOnly(fields, true);
        storage.mount(fields);
    }

    private static void readOnly(Fields fields, boolean readOnly) {
        if (readOnly) {
            fields.flag("readOnly", true);
        }
    }
}
