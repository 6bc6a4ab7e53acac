package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
import java.util.List;
import java.util.Map;

/** What is mounted into a service's containers. */
public record Storage(Mapping service) {

    /** The entries of {@code volumes}. */
    public List<Mount> mounts() {
        return service.mappings("volumes").stream().map(Mount::of).toList();
    }

    /** {@code service[:ro]} or {@code container:name[:ro]}. */
    public List<VolumesFrom> volumesFrom() {
        return service.texts("volumes_from").stream().map(VolumesFrom::of).toList();
    }

    /** The driver of volumes that have none of their own; may be empty. */
    public String volumeDriver() {
        return service.text("volume_driver", "");
    }

    /** {@code path} or {@code path:options}. */
    public List<String> tmpfs() {
        return service.texts("tmpfs");
    }

    public List<FileGrant> secrets() {
        return service.mappings("secrets").stream().map(FileGrant::of).toList();
    }

    public List<FileGrant> configs() {
        return service.mappings("configs").stream().map(FileGrant::of).toList();
    }

    /** Options of the storage driver, such as {@code size: 1G}. */
    public Map<String, String> storageOptions() {
        return service.textsByKey("storage_opt");
    }

    /** Whether the container's own files cannot be written. */
    public boolean readOnlyRoot() {
        return service.flag("read_only");
    }
}
