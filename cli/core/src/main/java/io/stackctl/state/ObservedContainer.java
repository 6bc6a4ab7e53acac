package io.stackctl.state;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ServiceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container of a stack, with what its labels say already read.
 *
 * @param name the canonical name, without a leading slash
 * @param image the reference it was created from, such as {@code redis:7}
 * @param imageId {@code sha256:…}
 * @param command what it runs, as one line
 * @param created when it was created
 * @param state the life of the container
 * @param status the engine's own words, such as {@code Up 5 minutes (healthy)}
 * @param exitCode how it ended; empty while it runs or has never run
 * @param service the service it belongs to
 * @param number its replica number; empty for one-off containers
 * @param oneOff whether {@code run} made it
 * @param configHash the hash of the definition it was created from
 * @param labels all labels, those of Compose among them
 * @param networks the networks it is attached to
 * @param mounts what is mounted into it
 * @param ports its ports, in the engine's order
 */
public record ObservedContainer(
        ContainerId id,
        String name,
        String image,
        ImageId imageId,
        String command,
        Instant created,
        ContainerState state,
        String status,
        Health health,
        OptionalInt exitCode,
        ServiceName service,
        OptionalInt number,
        boolean oneOff,
        Optional<String> configHash,
        StackLabels labels,
        List<NetworkMembership> networks,
        List<MountedVolume> mounts,
        List<PublishedPort> ports) {

    public ObservedContainer {
        networks = List.copyOf(networks);
        mounts = List.copyOf(mounts);
        ports = List.copyOf(ports);
    }

    /**
     * The same with another health.
     *
     * @param words the status that tells of it
     */
    public ObservedContainer with(Health other, String words) {
        return new ObservedContainer(
                id,
                name,
                image,
                imageId,
                command,
                created,
                state,
                words,
                other,
                exitCode,
                service,
                number,
                oneOff,
                configHash,
                labels,
                networks,
                mounts,
                ports);
    }

    // As in ServiceName: linking what a record gets by itself takes longer than all the hashing.
    @Override
    public int hashCode() {
        return id.value().hashCode();
    }

    /** Whether its processes exist: running, paused or between two runs. */
    public boolean isUp() {
        return state.isUp();
    }
}
