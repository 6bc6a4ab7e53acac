package io.stackctl.traffic;

import io.stackctl.engine.Engine;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.failure.Location;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.model.tree.Mapping;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.Traffic;
import io.stackctl.traffic.TrafficLabels.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lies on the engine for gateways to read: one empty volume for each service that something is
 * said of, with all of it in its labels. Labels cannot be changed, so what is said next is another
 * volume with a higher generation, and the highest one counts. So whoever is killed in between
 * leaves either the old state or the new one.
 */
final class TrafficObjects {

    private final Engine engine;
    private final StackName stack;

    TrafficObjects(Engine engine, StackName stack) {
        this.engine = engine;
        this.stack = stack;
    }

    /** What stands, by service: those that count. */
    Map<ServiceName, Standing> standing() {
        var highest = new TreeMap<ServiceName, Standing>();
        for (var standing : all()) {
            highest.merge(
                    standing.service(),
                    standing,
                    (one, other) -> one.generation() > other.generation() ? one : other);
        }
        return highest;
    }

    private List<Standing> all() {
        var found = new ArrayList<Standing>();
        for (ObservedVolume volume : engine.volumes().all()) {
            if (TrafficLabels.isOf(stack, volume.name())) {
                TrafficLabels.read(stack, volume).ifPresent(found::add);
            }
        }
        return found;
    }

    /**
     * Says something of a service.
     *
     * @return the generation that gateways have to act by
     */
    long put(ServiceName service, Traffic traffic) {
        var before = of(service);
        long generation = before.stream().mapToLong(Standing::generation).max().orElse(0) + 1;
        var name = TrafficLabels.name(stack, service, generation);
        engine.volumes()
                .create(
                        new VolumeSpec(
                                new VolumeDefinition(name.value(), Mapping.empty(Location.NONE)),
                                TrafficLabels.write(stack, service, generation, traffic)));
        return generation;
    }

    /** Removes what was said of a service before a generation; all of it for the highest number. */
    void forget(ServiceName service, long before) {
        for (var standing : of(service)) {
            if (standing.generation() < before) {
                remove(standing.volume());
            }
        }
    }

    private void remove(VolumeName volume) {
        engine.volumes().remove(volume, true);
    }

    /** The generation that counts; empty when nothing is said. */
    Optional<Standing> current(ServiceName service) {
        return Optional.ofNullable(standing().get(service));
    }

    private List<Standing> of(ServiceName service) {
        return all().stream().filter(standing -> standing.service().equals(service)).toList();
    }
}
