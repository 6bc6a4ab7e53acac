package io.stackctl.engine;

import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Volumes of the fake engine. */
final class FakeVolumes implements Volumes {

    private final FakeEngine engine;

    FakeVolumes(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public List<ObservedVolume> all() {
        synchronized (engine) {
            engine.volumeListings++;
            return List.copyOf(engine.volumes.values());
        }
    }

    @Override
    public List<ObservedVolume> labelled(Map<String, String> labels) {
        synchronized (engine) {
            engine.volumeListings++;
            return engine.volumes.values().stream()
                    .filter(volume ->
                            volume.labels().all().entrySet().containsAll(labels.entrySet()))
                    .toList();
        }
    }

    @Override
    public Optional<ObservedVolume> inspect(VolumeName volume) {
        synchronized (engine) {
            return Optional.ofNullable(engine.volumes.get(volume.value()));
        }
    }

    @Override
    public void create(VolumeSpec spec) {
        synchronized (engine) {
            String name = spec.volume().name().value();
            engine.called("create volume " + name);
            String driver = spec.volume().driver();
            // Asked for again, the daemon gives back the volume that is there.
            engine.volumes.putIfAbsent(
                    name,
                    new ObservedVolume(
                            name,
                            driver.isEmpty() ? "local" : driver,
                            "/volumes/" + name,
                            new StackLabels(spec.labels())));
        }
    }

    @Override
    public Removal remove(VolumeName name, boolean force) {
        String volume = name.value();
        synchronized (engine) {
            engine.called("remove volume " + volume);
            if (!engine.volumes.containsKey(volume)) {
                // By force, an absent volume counts as removed.
                return force ? Removal.REMOVED : Removal.NOT_FOUND;
            }
            boolean used =
                    engine.containers.values().stream()
                            .flatMap(container -> container.mounts.stream())
                            .anyMatch(mount -> mount.name().equals(volume));
            if (used) {
                return Removal.IN_USE;
            }
            engine.volumes.remove(volume);
            engine.files.forget(volume);
            return Removal.REMOVED;
        }
    }
}
